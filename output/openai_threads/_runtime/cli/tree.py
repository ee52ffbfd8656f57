"""An answer as a tree that is folded, unfolded and searched: what `explore` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from textwrap import wrap
from typing import Any, cast

from .columns import chosen
from .problems import harmless
from .show import dumped

_AHEAD = 20
"""So many items of a list are there beyond the place where one is."""

_LONG = 72


class Node:
    """A value and its place; what is in it becomes nodes when it is looked into."""

    def __init__(self, key: str, value: Any, parent: Node | None = None) -> None:
        self.key = key
        self.value: Any = value
        self.parent = parent
        self.open = False
        self._children: list[Node] | None = None

    @property
    def depth(self) -> int:
        """How far in it stands; the root of the tree, which is not shown, is at -1."""
        return -1 if self.parent is None else self.parent.depth + 1

    @property
    def folds(self) -> bool:
        """True where there is something to unfold."""
        return _nests(self.value) or _is_long(self.value)

    @property
    def children(self) -> list[Node]:
        """What is in it, in order."""
        if self._children is None:
            self._children = [Node(key, value, self) for key, value in self._inside()]
        return self._children

    @property
    def name(self) -> str:
        """The key as it can be shown."""
        return _text(self.key)

    def add(self, value: Any) -> Node:
        """Append an item to what is a list, and return its node."""
        self.children.append(Node(str(len(self.children)), value, self))
        return self.children[-1]

    def _inside(self) -> Iterator[tuple[str, Any]]:
        value = self.value
        if isinstance(value, dict):
            yield from cast("dict[str, Any]", value).items()
        elif isinstance(value, list):
            for count, item in enumerate(cast("list[object]", value)):
                yield str(count), item
        elif _is_long(value):
            for line in value.split("\n"):
                yield from (("", piece) for piece in wrap(line, _LONG) or [""])

    @property
    def label(self) -> str:
        """The text beside its key: a value, or what an object is known by."""
        value = self.value
        if isinstance(value, list):
            return f"[{len(cast('list[object]', value))}]"
        if isinstance(value, dict):
            fields = cast("dict[str, Any]", value)
            size = f"{{{len(fields)}}}"
            known = [n for n in chosen(fields) if _tells(fields[n])][:2]
            return "  ".join([size, *(_text(fields[name]) for name in known)])
        return _text(value)


class Tree:
    """The tree, the row that the user is at, and what is searched for.

    Items of `more` are read as they are neared: `ahead` of them are there already.
    """

    def __init__(
        self, value: Any, more: Iterable[Any] | None = None, ahead: int = _AHEAD
    ) -> None:
        whole = _nests(value) or more is not None
        self.root = Node("", value if whole else {"value": value})
        self.root.open = True
        self.at = 0
        self.wanted = ""
        self._more = None if more is None else iter(more)
        self._ahead = ahead
        self._rows: list[Node] | None = None
        self.reach(0)

    @property
    def rows(self) -> list[Node]:
        """The nodes that no folded one hides, in order."""
        if self._rows is None:
            self._rows = list(_within(self.root, shown=True))
        return self._rows

    @property
    def current(self) -> Node | None:
        """The node that the user is at; None where there are none."""
        return self.rows[self.at] if self.rows else None

    @property
    def ended(self) -> bool:
        """True when there is nothing more to read."""
        return self._more is None

    def reach(self, row: int) -> None:
        """Go to a row, or the last one; read on until there is enough after it."""
        while len(self.rows) <= row + self._ahead and self._read() is not None:
            continue
        self.at = max(0, min(row, len(self.rows) - 1))

    def move(self, by: int) -> None:
        """Go up or down."""
        self.reach(max(0, self.at + by))

    def last(self) -> None:
        """Go to the last row of what has been read, and read on after it."""
        self.reach(len(self.rows) - 1)

    def toggle(self) -> None:
        """Unfold what is folded, fold what is not."""
        node = self.current
        if node is not None and node.folds:
            node.open = not node.open
            self._rows = None

    def unfold(self) -> None:
        """Unfold, or go to the first of what is unfolded."""
        node = self.current
        if node is not None and node.folds:
            if node.open:
                self.move(1)
            else:
                self.toggle()

    def fold(self) -> None:
        """Fold, or go to what this stands in."""
        node = self.current
        if node is None:
            return
        if node.open:
            self.toggle()
        elif node.parent is not None and node.parent is not self.root:
            self.at = self.rows.index(node.parent)

    def search(self, text: str) -> bool:
        """Go to the next node that has the text in its key or value, in any case."""
        self.wanted = text
        return self.again()

    def again(self, back: bool = False) -> bool:
        """Go to the next such node, or the one before; past the end on from the start.

        On the way forward all that there is more of is read.
        """
        here = self.current
        if not self.wanted or here is None:
            return False
        nodes = list(_within(self.root))
        place = nodes.index(here)
        before, after = nodes[:place], nodes[place + 1 :]
        if back:
            order = chain(reversed(before), reversed(after))
        else:
            order = chain(after, self._unread(), before)
        wanted = self.wanted.lower()
        found = next((node for node in order if _matches(node, wanted)), None)
        if found is not None:
            self._go(found)
        return found is not None or _matches(here, wanted)

    def _go(self, node: Node) -> None:
        above = node.parent
        while above is not None:
            above.open = True
            above = above.parent
        self._rows = None
        self.reach(self.rows.index(node))

    def _unread(self) -> Iterator[Node]:
        while (node := self._read()) is not None:
            yield node
            yield from _within(node)

    def _read(self) -> Node | None:
        """Return the node of one more item, None when there is none."""
        if self._more is None:
            return None
        for value in self._more:
            node = self.root.add(value)
            if self._rows is not None:
                self._rows.append(node)
            return node
        self._more = None
        return None


def _within(node: Node, shown: bool = False) -> Iterator[Node]:
    """Yield what is in a node, at any depth, or what is shown of it."""
    waiting = list(reversed(node.children))
    while waiting:
        one = waiting.pop()
        yield one
        if one.open if shown else not isinstance(one.value, str):
            waiting += reversed(one.children)


def _matches(node: Node, wanted: str) -> bool:
    text = "" if _nests(node.value) else node.label
    return wanted in node.name.lower() or wanted in text.lower()


def _is_long(value: Any) -> bool:
    """True for a text that is unfolded to be read whole, a piece of it on each line."""
    return isinstance(value, str) and (len(value) > _LONG or "\n" in value)


def _nests(value: Any) -> bool:
    return isinstance(value, (dict, list)) and bool(cast("object", value))


def _tells(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and value != ""


def _text(value: Any) -> str:
    """Return a value on one line, with nothing in it that a terminal would obey."""
    text = value if isinstance(value, str) else dumped(value)
    return harmless(text).replace("\t", "\\t").replace("\n", "\\n")
