"""A parsed file as nodes that know their place, and whether somebody has looked at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from ...plain import is_list
from ...problems import Place
from ...values import dataclass
from ..values import is_mapping

Path = tuple[str, ...]


@dataclass
class Source:
    """A file's values. `opened` were looked into, `settled` were dealt with whole.

    A value that is neither mapping nor list has to be settled: looking at it is not enough.
    """

    values: Mapping[str, Any]
    places: Mapping[Path, Place]
    opened: set[Path] = field(default_factory=set[Path])
    settled: set[Path] = field(default_factory=set[Path])

    @property
    def root(self) -> Node:
        """The whole file."""
        return Node(self, (), self.values)

    def unseen(self) -> Iterator[Node]:
        """Yield what nobody dealt with, in the file's order, no deeper than need be."""
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            if node.path in self.settled:
                continue
            if node.path and (node.path not in self.opened or node.is_leaf):
                yield node
            else:
                waiting += reversed([child for _, child in node.children()])


@dataclass(frozen=True)
class Node:
    """A value, and the keys that lead to it; an item of a list goes by its number."""

    source: Source
    path: Path
    value: Any

    @property
    def place(self) -> Place:
        """Where its key stands, or what is around it."""
        for end in range(len(self.path), 0, -1):
            if self.path[:end] in self.source.places:
                return self.source.places[self.path[:end]]
        return Place(next(iter(self.source.places.values())).file, 1)

    @property
    def dotted(self) -> str:
        """Its path as people write it: `targets.python.publish`."""
        return ".".join(self.path)

    @property
    def text(self) -> str:
        """Its value if it is a text, else an empty one."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.value, Mapping)

    @property
    def is_leaf(self) -> bool:
        """True for what holds nothing else, and isn't nothing itself."""
        return self.value is not None and not isinstance(self.value, (Mapping, list))

    def get(self, key: str) -> Node | None:
        """Return a child and note that it was looked at; None where there is none."""
        child = dict(self.children()).get(key) if self.is_mapping else None
        if child is not None:
            self.source.opened.add(child.path)
        return child

    def read(self, key: str) -> Node | None:
        """Return a child that is dealt with by being looked at."""
        child = self.get(key)
        if child is not None:
            child.settle()
        return child

    def entries(self) -> Iterator[tuple[str, Node]]:
        """Yield the children of a mapping, or of a list by their numbers, as looked at."""
        for key, child in self.children():
            self.source.opened.add(child.path)
            yield key, child

    def items(self) -> list[Node]:
        """Return the items of a list, none of any other value."""
        return [] if self.is_mapping else [child for _, child in self.entries()]

    def children(self) -> Iterator[tuple[str, Node]]:
        """Yield key and child without a note of it."""
        if is_mapping(self.value):
            for key, value in self.value.items():
                yield key, Node(self.source, (*self.path, key), value)
        elif is_list(self.value):
            for number, value in enumerate(self.value):
                yield str(number), Node(self.source, (*self.path, str(number)), value)

    def settle(self) -> None:
        """Note that it was dealt with, whatever is in it."""
        self.source.opened.add(self.path)
        self.source.settled.add(self.path)
