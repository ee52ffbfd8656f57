"""Credentials: what the client calls what a security scheme asks for."""

from __future__ import annotations

from collections.abc import Iterator

from ..config import Config
from ..config.settings import Credential as Said
from ..model.api import SecurityScheme
from ..names import Allocator, in_turn, kebab, snake, unique, unique_flags, words
from .global_flags import GLOBAL_FLAGS
from .refusals import Refusals
from .surface import Credential, Keyword

# What the client's constructor calls otherwise.
CLIENT_KEYWORDS = frozenset(
    [
        "base_url",
        "timeout",
        "max_retries",
        "default_headers",
        "default_query",
        "environment",
        "http_client",
        "self",
    ]
)
LOGIN = ("client_id", "client_secret", "scope")
"""What an application is let in by, in place of a ready token."""
VAGUE_CREDENTIALS = frozenset(("bearer", "basic", "http", "oauth2", "oauth", "cookie"))


def credentials(
    schemes: tuple[SecurityScheme, ...],
    config: Config,
    prefix: str,
    refusals: Refusals,
) -> Iterator[Credential]:
    """Yield a credential per scheme, called as configured or else after the scheme."""
    listed = [scheme for scheme in schemes if scheme.kind != "mutualTLS"]
    said = {s.name: config.credentials.get(s.name, Said()) for s in listed}
    names = _names(listed, said, refusals)
    wanted = [kebab(names[scheme.name]) for scheme in listed]
    turns = [(said[scheme.name].name is None, scheme.name) for scheme in listed]
    flags = in_turn(unique_flags, wanted, turns, GLOBAL_FLAGS)
    logins = _logins(listed, names, flags, prefix)
    for scheme, flag in zip(listed, flags, strict=True):
        yield Credential(
            name=names[scheme.name],
            flag=flag,
            env=said[scheme.name].env or _env(prefix, flag),
            scheme=scheme,
            login=logins.get(scheme.name, ()),
        )


def _env(prefix: str, flag: str) -> str:
    return f"{prefix}_{flag.upper().replace('-', '_')}"


def _logins(
    listed: list[SecurityScheme], names: dict[str, str], flags: list[str], prefix: str
) -> dict[str, tuple[Keyword, ...]]:
    """Return what logs an application in, by scheme: `client_id`, `client_secret`, `scope`.

    They give way to the credentials themselves. Of several schemes each has its own.
    """
    schemes = [scheme for scheme in listed if scheme.token_url]
    several = len(schemes) > 1
    wanted = [
        f"{names[scheme.name]}_{part}" if several else part
        for scheme in schemes
        for part in LOGIN
    ]
    taken = unique(wanted, CLIENT_KEYWORDS | set(names.values()))
    named = unique_flags(map(kebab, taken), GLOBAL_FLAGS | set(flags))
    keywords = [
        Keyword(name=name, flag=flag, env=_env(prefix, flag))
        for name, flag in zip(taken, named, strict=True)
    ]
    size = len(LOGIN)
    return {
        scheme.name: tuple(keywords[start : start + size])
        for scheme, start in zip(schemes, range(0, len(keywords), size), strict=True)
    }


def _names(
    listed: list[SecurityScheme], said: dict[str, Said], refusals: Refusals
) -> dict[str, str]:
    asked = {key: one.name for key, one in said.items() if one.name}
    met: dict[str, str] = {}
    for key, name in list(asked.items()):
        owner = met.setdefault(name, key)
        if name in CLIENT_KEYWORDS or owner != key:
            other = f"the scheme {owner!r}" if owner != key else "the client"
            message = f"credentials.{key}.name: {other} has the keyword {name} already"
            refusals.refuse(("credentials", key, "name"), message)
            del asked[key]
    rest = [scheme for scheme in listed if scheme.name not in asked]
    wishes = [_inferred(scheme) for scheme in rest]
    allocator = Allocator(CLIENT_KEYWORDS | set(asked.values()))
    for scheme, wish in zip(rest, wishes, strict=True):
        one = wishes.count(wish) == 1
        allocator.want(scheme.name, wish if one else _spelled_out(scheme))
    return asked | allocator.allocate()


def _inferred(scheme: SecurityScheme) -> str:
    """`ApiKeyAuth` is `api_key`; `basicAuth` stays `basic_auth`, `basic` says little."""
    name = _spelled_out(scheme)
    short = name.removesuffix("_auth")
    return name if short in VAGUE_CREDENTIALS else short


def _spelled_out(scheme: SecurityScheme) -> str:
    return snake("_".join(words(scheme.name)))
