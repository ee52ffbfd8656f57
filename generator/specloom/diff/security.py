"""Credentials that the client takes, and those that methods need, compared."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.api import Operation
from ..plan.needs import alternatives
from ..plan.surface import Credential, Keyword, Surface
from ..problems import Place
from .change import told
from .findings import Spot
from .side import Entry
from .walk import Walk

Pair = tuple[Credential, Credential]
Need = tuple[str, str]
"""A credential's keyword and a scope of it; no scope is the credential itself."""
Alternatives = frozenset[frozenset[Need]]


def compare_credentials(walk: Walk, spot: Spot) -> None:
    """Compare what the constructor takes, and what is needed by default."""
    pairs, gone, come = _pairs(walk.old.surface, walk.new.surface)
    for credential in gone:
        _removed(walk, (credential, *credential.login), credential, spot)
    for credential in come:
        _added(walk, (credential, *credential.login), credential, spot)
    for old, new in pairs:
        _credential(walk, old, new, spot.into(new.name))
        if old.login and new.login:
            for was, is_ in zip(old.login, new.login, strict=True):
                _renamed(walk, was, is_, spot.into(is_.name), new.scheme.place)
        else:
            _removed(walk, old.login, old, spot)
            _added(walk, new.login, new, spot)
    _needed(
        walk,
        _alternatives(walk, None, old=True),
        _alternatives(walk, None, old=False),
        spot,
        walk.new.api.place,
    )


def _removed(
    walk: Walk, keywords: tuple[Keyword, ...], of: Credential, spot: Spot
) -> None:
    for keyword in keywords:
        said = told("is gone, {} with it", f"--{keyword.flag}")
        inner, place = spot.into(keyword.name), of.scheme.place
        walk.findings.add("credential-removed", inner, said, place, side="old")


def _added(
    walk: Walk, keywords: tuple[Keyword, ...], of: Credential, spot: Spot
) -> None:
    for keyword in keywords:
        inner, said = spot.into(keyword.name), told("a new credential")
        walk.findings.add("credential-added", inner, said, of.scheme.place)


def _renamed(walk: Walk, old: Keyword, new: Keyword, spot: Spot, place: Place) -> None:
    names = [(c.name, f"--{c.flag}", c.env) for c in (old, new)]
    differ = [(was, is_) for was, is_ in zip(*names, strict=True) if was != is_]
    if differ and (old.name, old.flag) != (new.name, new.flag):
        was, is_ = (", ".join(part) for part in zip(*differ, strict=True))
        said = told("is called {}, was {}", is_, was)
        walk.findings.add("credential-renamed", spot, said, place)


def _pairs(
    old: Surface, new: Surface
) -> tuple[list[Pair], list[Credential], list[Credential]]:
    """Pair credentials: of one scheme's name, of one keyword, of one way to travel."""
    pairs: list[Pair] = []
    before, now = list(old.credentials), list(new.credentials)
    for key in (_scheme_name, _keyword, _sent):
        keys = {key(c): c for c in now}
        for credential in [*before]:
            other = keys.pop(key(credential), None)
            if other is not None:
                pairs.append((credential, other))
                before.remove(credential)
                now.remove(other)
    return pairs, before, now


def _scheme_name(credential: Credential) -> str:
    return credential.scheme.name


def _keyword(credential: Credential) -> str:
    return credential.name


def _sent(credential: Credential) -> str:
    scheme = credential.scheme
    return " ".join((scheme.kind, scheme.scheme, scheme.location, scheme.wire))


def _credential(walk: Walk, old: Credential, new: Credential, spot: Spot) -> None:
    place = new.scheme.place
    _renamed(walk, old, new, spot, place)
    basic = [c.scheme.is_basic for c in (old, new)]
    if basic[0] != basic[1]:
        pair = "a user name and a password"
        kinds = [pair if is_basic else "a token" for is_basic in basic]
        said = told(f"is {kinds[1]}, was {kinds[0]}")
        walk.findings.add("credential-kind-changed", spot, said, place)
    sent = [(c.scheme.kind, c.scheme.location, c.scheme.wire) for c in (old, new)]
    if sent[0] != sent[1]:
        was, is_ = (" ".join(filter(None, each)) for each in sent)
        said = told("travels as {}, was {}", is_, was)
        walk.findings.add("credential-sent-otherwise", spot, said, place)


def compare_needed(walk: Walk, old: Entry, new: Entry, spot: Spot) -> None:
    """Compare what two methods need, where either says so for itself."""
    before, now = old.method.operation, new.method.operation
    if before.security is None and now.security is None:
        return
    _needed(
        walk,
        _alternatives(walk, before, old=True),
        _alternatives(walk, now, old=False),
        spot,
        now.place,
    )


def _alternatives(
    walk: Walk, operation: Operation | None, *, old: bool
) -> Alternatives:
    """Return the ways to be let in, by the keywords of the constructor.

    They are the API's where the operation says nothing for itself, or is none.
    """
    surface = walk.old.surface if old else walk.new.surface
    keywords = {c.scheme.name: c.name for c in surface.credentials}
    if old:
        pairs, _, _ = _pairs(walk.old.surface, walk.new.surface)
        keywords |= {before.scheme.name: now.name for before, now in pairs}
    return frozenset(
        frozenset(
            (keywords.get(name, name), scope)
            for name, scopes in way.items()
            for scope in ("", *scopes)
        )
        for way in alternatives(surface.api, operation) or ({},)
    )


def _needed(
    walk: Walk, before: Alternatives, now: Alternatives, spot: Spot, place: Place | None
) -> None:
    """Tell where a caller who was let in may not be any more, or others are too."""
    if before == now:
        return
    said = told("needs {}, needed {}", _shown(now), _shown(before))
    kept = all(any(other <= one for other in now) for one in before)
    rule = "credentials-relaxed" if kept else "credentials-required"
    walk.findings.add(rule, spot, said, place)


def _shown(ways: Alternatives) -> str:
    listed = sorted(" and ".join(_way(way)) or "nothing" for way in ways)
    return " or ".join(listed)


def _way(way: frozenset[Need]) -> Iterator[str]:
    for keyword in sorted({keyword for keyword, _ in way}):
        scopes = sorted(scope for name, scope in way if name == keyword and scope)
        yield f"{keyword} for {', '.join(scopes)}" if scopes else keyword
