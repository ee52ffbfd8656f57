"""A description that is being edited, and what came of it."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .reach import VERBS, Document, Reach

Item = TypeVar("Item")
Place = tuple[str, Document]
"""An operation by verb and path, or a schema by its name."""


@dataclass(frozen=True, kw_only=True)
class Edit:
    """A description after one change.

    `operations` are those whose own text changed, came or went, by verb and path;
    `schemas` those whose own text did.
    """

    kind: str
    document: Document
    operations: frozenset[str] = frozenset()
    schemas: frozenset[str] = frozenset()
    tag: str = ""


class NoPlace(Exception):
    """A description has nothing that an edit of this kind could change."""


class Draft:
    """A description that is being edited."""

    def __init__(
        self, document: Document, usable: Collection[str], chance: random.Random
    ) -> None:
        """Take a copy. `usable` are the operations that are generated."""
        self.document = copy.deepcopy(document)
        self.chance = chance
        self.reach = Reach(self.document)
        self._usable = frozenset(usable)

    def operation(self, fits: Callable[[Document], bool] = lambda _: True) -> Place:
        """Return one of the operations that fit: its verb and path, and itself."""
        found = [
            (f"{verb.upper()} {path}", item[verb])
            for path, item in self.document["paths"].items()
            for verb in VERBS
            if verb in item
            and f"{verb.upper()} {path}" in self._usable
            and fits(item[verb])
        ]
        return self.pick(found)

    def schema(self, fits: Callable[[Document], bool] = lambda _: True) -> Place:
        """Return one of the schemas that fit, each an object with properties of its own."""
        found = [
            (name, schema)
            for name, schema in self.reach.schemas.items()
            if isinstance(schema, dict)
            and schema.get("type") == "object"
            and schema.get("properties")
            and not {"allOf", "oneOf", "anyOf", "discriminator"} & schema.keys()
            and fits(schema)
        ]
        return self.pick(found)

    def pick(self, found: Sequence[Item]) -> Item:
        """Return one of several. Raises NoPlace where there is none."""
        if not found:
            raise NoPlace
        return self.chance.choice(found)

    def words(self) -> str:
        """Return a text that the description had nowhere."""
        return f"Zz {self.chance.randrange(10**6)}"
