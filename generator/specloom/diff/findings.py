"""Gathering what is found, and for whom: a type is compared once, whoever uses it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import field, replace

from ..problems import Place
from ..values import dataclass
from .change import Change, Message, Side
from .rules import CLIENT, RULES, Product, Severity

_ORDER = tuple(Severity)


@dataclass(eq=False, slots=True)
class Owner:
    """What changes belong to: a method, a type that methods share, or the client.

    `flagged` is true of a type whose fields have flags of their own.
    """

    where: str
    near: Place | None = None
    operation: str = ""
    is_method: bool = False
    flagged: bool = False
    users: list[Owner] = field(default_factory=list["Owner"])


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an owner. `flags` is true where fields below have flags of their own."""

    owner: Owner
    at: str = ""
    flags: bool = False

    def into(self, step: str, *, flags: bool = False) -> Spot:
        """Return the place one step further in."""
        join = "." if self.at and not step.startswith(("[", "{")) else ""
        return Spot(self.owner, f"{self.at}{join}{step}", flags)


@dataclass(frozen=True, slots=True)
class _Draft:
    rule: str
    spot: Spot
    message: Message
    side: Side
    place: Place | None
    near: Place | None
    breaks: tuple[Product, ...]
    by_flag: bool


class Findings:
    """What has been found so far."""

    def __init__(self, near: Place | None) -> None:
        """Begin. `near` is the new description as a whole."""
        self._drafts: list[_Draft] = []
        self._near = near

    def add(
        self,
        rule: str,
        spot: Spot,
        message: Message,
        place: Place | None,
        *,
        side: Side = "new",
        near: Place | None = None,
        breaks: tuple[Product, ...] | None = None,
        by_flag: bool = False,
    ) -> None:
        """Note a change.

        `near` is what held it in the new description, where `place` is in the old one.
        `breaks` is given where it breaks less than its rule says; `by_flag` is true of
        what breaks a command line only where the field has a flag.
        """
        known = RULES[rule]
        broken = known.breaks if breaks is None else breaks
        self._drafts.append(
            _Draft(rule, spot, message, side, place, near, broken, by_flag)
        )

    def changes(self) -> tuple[Change, ...]:
        """Return all changes in order, those that several methods share made one."""
        reached: dict[Owner, tuple[str, ...]] = {}
        merged: dict[tuple[object, ...], list[Change]] = defaultdict(list)
        for draft in self._drafts:
            owner = draft.spot.owner
            if owner not in reached:
                reached[owner] = _methods(owner)
            change = self._change(draft, reached[owner])
            if change.breaks or change.severity is not Severity.BREAKING:
                merged[_key(change, owner)].append(change)
        every = (_merge(changes) for changes in merged.values())
        return tuple(sorted(every, key=_rank))

    def _change(self, draft: _Draft, methods: tuple[str, ...]) -> Change:
        owner = draft.spot.owner
        breaks = draft.breaks
        if draft.by_flag and not (draft.spot.flags or owner.flagged):
            breaks = CLIENT if "client" in breaks else ()
        near = draft.near or owner.near or self._near
        return Change(
            rule=RULES[draft.rule],
            breaks=breaks,
            where=owner.where,
            at=draft.spot.at,
            message=draft.message,
            side=draft.side,
            place=draft.place,
            near=draft.place if draft.side == "new" and draft.place else near,
            operation=owner.operation,
            methods=methods,
        )


def _methods(owner: Owner) -> tuple[str, ...]:
    """Return the methods that come to an owner by any way."""
    found: set[str] = set()
    waiting, met = [owner], {owner}
    while waiting:
        one = waiting.pop()
        if one.is_method:
            found.add(one.where)
        for user in one.users:
            if user not in met:
                met.add(user)
                waiting.append(user)
    return tuple(sorted(found))


def _key(change: Change, owner: Owner) -> tuple[object, ...]:
    """Return what is equal of changes that are one, met in several methods.

    They stand in one place of the description, which all those methods refer to.
    """
    where = "" if owner.is_method and change.place else change.where
    operation = "" if not where else change.operation
    quoted = tuple((type(part), part) for part in change.message)
    told = (change.rule.name, change.breaks, change.at, quoted)
    return (*told, where, operation, change.side, change.place)


def _merge(changes: Iterable[Change]) -> Change:
    first, *others = sorted(changes, key=lambda change: change.where)
    methods = {name for change in (first, *others) for name in change.methods}
    return replace(first, methods=tuple(sorted(methods)))


def _rank(change: Change) -> tuple[object, ...]:
    place = change.place or Place("")
    return (
        _ORDER.index(change.severity),
        change.where,
        change.at,
        change.rule.name,
        "".join(change.message),
        place.spot,
    )
