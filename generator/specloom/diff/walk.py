"""Walking through two descriptions' types side by side, each shared pair once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from ..model.schema import Reference, Schema
from ..plan.client.definitions import Direction
from .facts import compare_facts
from .findings import Findings, Owner, Spot
from .side import Side

Pair = tuple[int, int, Direction]
Parts = Callable[["Walk", Schema, Schema, Direction, Spot], None]


@dataclass(eq=False)
class Walk:
    """Compares types. `parts` compares what they are made of, and comes back for those.

    Declared types are compared once for all that refer to them, and after what refers to
    them: so types inside themselves end.
    """

    old: Side
    new: Side
    findings: Findings
    parts: Parts
    renamed: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    """What each class and alias of the old side has become."""
    _shared: dict[Pair, Owner] = field(default_factory=dict[Pair, Owner])
    _waiting: deque[tuple[Schema, Schema, Direction, Owner]] = field(
        default_factory=deque[tuple[Schema, Schema, Direction, Owner]]
    )
    _described: dict[tuple[int, int], tuple[Schema, Schema]] = field(
        default_factory=dict[tuple[int, int], tuple[Schema, Schema]]
    )
    """Whose words have been compared, kept alive so that no other has their identity."""

    def compare(
        self,
        old: Schema,
        new: Schema,
        direction: Direction,
        spot: Spot,
        *,
        described: bool = True,
    ) -> None:
        """Compare two types; `described` is false where someone else tells their words."""
        self.facts(old, new, direction, spot, described=described)
        self.meanings(old, new, direction, spot)

    def meanings(
        self, old: Schema, new: Schema, direction: Direction, spot: Spot
    ) -> None:
        """Compare what two types admit."""
        if isinstance(old, Reference) and isinstance(new, Reference):
            before, now = self.old.api.resolve(old), self.new.api.resolve(new)
            self._share(before, now, direction, spot)
        else:
            self.note_names(old, new, direction)
            self.parts(self, old, new, direction, spot)

    def facts(
        self,
        old: Schema,
        new: Schema,
        direction: Direction,
        spot: Spot,
        *,
        described: bool,
    ) -> None:
        """Compare what is said about two types beside what they admit, once a pair."""
        pair = (id(old), id(new))
        fresh = described and pair not in self._described
        if fresh:
            self._described[pair] = old, new
        compare_facts(self, old, new, direction, spot, described=fresh)

    def note_names(self, old: Schema, new: Schema, direction: Direction) -> None:
        """Note what has become of a type's name."""
        before = self.old.definition(old, direction)
        now = self.new.definition(new, direction)
        if before is not None and now is not None:
            self.renamed.setdefault(before.name, set()).add(now.name)

    def finish(self) -> None:
        """Compare the declared types that have been met, and those that they lead to."""
        while self._waiting:
            old, new, direction, owner = self._waiting.popleft()
            spot = Spot(owner)
            self.note_names(old, new, direction)
            self.facts(old, new, direction, spot, described=True)
            self.parts(self, old, new, direction, spot)

    def _share(
        self, old: Schema, new: Schema, direction: Direction, spot: Spot
    ) -> None:
        pair = (id(old), id(new), direction)
        owner = self._shared.get(pair)
        if owner is None:
            owner = Owner(self._name(new, direction), near=new.place)
            self._shared[pair] = owner
            self._waiting.append((old, new, direction, owner))
        owner.users.append(spot.owner)
        owner.flagged |= spot.flags

    def _name(self, schema: Schema, direction: Direction) -> str:
        definition = self.new.definition(schema, direction)
        if definition is not None:
            return f"types.{definition.name}"
        return f"schemas.{schema.name}"
