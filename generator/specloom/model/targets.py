"""What references lead to: named once each, `$dynamicRef`s by the way that led there.

A container leaves open what it holds, by `$dynamicRef: '#item'`. A schema that refers to
it fills that in, with a `$dynamicAnchor: item` among its `$defs` or of its own. So a
schema that such a reference stands in is another one for each way of filling it in.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath
from typing import TypeAlias

from ..names import pascal
from ..plain import fields
from ..read import Node
from ..read.walk import objects
from .draft import Identity, anchors
from .nodes import chain
from .vocabulary import ANNOTATIONS, REFERENCES

Anchors: TypeAlias = Mapping[str, Node]
_Filled: TypeAlias = tuple[tuple[str, Identity], ...]


class Targets:
    """The schemas that have a name, in the order of finding them."""

    def __init__(self, declared: Iterable[tuple[str, Node]]) -> None:
        listed = list(declared)
        self._names: dict[tuple[Identity, _Filled], str] = {
            (node.identity, ()): name for name, node in listed
        }
        self._taken = set(self._names.values())
        self._pending = deque(
            (name, self._own(name, node), dict[str, Node]()) for name, node in listed
        )
        self._open: dict[Identity, dict[str, Identity]] = {}
        self._scope: Anchors = {}
        self._current = ""

    def pending(self) -> Iterator[tuple[str, Node]]:
        """Yield what is still to be built, also what is named meanwhile."""
        while self._pending:
            self._current, node, self._scope = self._pending.popleft()
            yield self._current, node
        self._current, self._scope = "", {}

    @contextmanager
    def within(self, set_by: Anchors) -> Generator[None]:
        """Let `$dynamicRef`s lead to these anchors, but for those set further out."""
        before = self._scope
        self._scope = {**set_by, **before} if set_by else before
        try:
            yield
        finally:
            self._scope = before

    def of(self, node: Node) -> Node:
        """Return what the reference at a node leads to, in one step."""
        ref = node.ref or ""
        target = None
        if "$ref" not in node.value:
            target = self._scope.get(ref.rpartition("#")[2])
        if target is None:
            return node.description.resolve(ref, node)
        plain = target.ref is not None and all(
            key in ANNOTATIONS or key in REFERENCES for key in target.value
        )
        return target.follow() if plain else target

    def fills_in(self, parts: Iterable[Node]) -> bool:
        """True when schema objects set an anchor that what they refer to leaves open."""
        listed = list(parts)
        own = {name for part in listed for name in anchors(part)}
        return bool(own) and any(
            own & self._left_open(self.of(part)).keys()
            for part in listed
            if part.ref is not None
        )

    def name(self, target: Node) -> str:
        """Return the name of the schema at a node, given now if it has none."""
        filled = self._filled(target) if self._scope else ()
        key = target.identity, filled
        name = self._names.get(key)
        if name is None:
            words = [str(part) for part in target.pointer if not isinstance(part, int)]
            wanted = pascal(words[-1] if words else PurePath(target.document.name).stem)
            if filled:
                wanted = f"{pascal(self._current)}{wanted}"
            name, number = wanted, 2
            while name in self._taken:
                name, number = f"{wanted}{number}", number + 1
            self._names[key] = name
            self._taken.add(name)
            scope = {n: self._scope[n] for n, _ in filled}
            self._pending.append((name, target, scope))
        return name

    def _own(self, name: str, node: Node) -> Node:
        """Return what a declared name stands for: what it imports from another file is it."""
        if set(fields(node.value)) != {"$ref"}:
            return node
        *steps, end = chain(node)
        if end.document is node.document or (end.identity, ()) in self._names:
            return node
        for step in (*steps, end):
            self._names.setdefault((step.identity, ()), name)
        return end

    def _filled(self, target: Node) -> _Filled:
        """Return what fills in a schema here, apart from what it says by itself."""
        alone = dict(self._left_open(target))
        own = anchors(target)
        alone.update({name: own[name].identity for name in alone.keys() & own.keys()})
        return tuple(
            (name, self._scope[name].identity)
            for name, default in sorted(alone.items())
            if name in self._scope and self._scope[name].identity != default
        )

    def _left_open(self, start: Node) -> dict[str, Identity]:
        """Return the anchors that a schema asks for, with what each is by itself."""
        if start.identity not in self._open:
            found: dict[str, Identity] = {}
            waiting, met = [start], set[Identity]()
            while waiting:
                node = waiting.pop()
                if node.identity in met:
                    continue
                met.add(node.identity)
                for pointer, value in objects(node.value, node.pointer):
                    inner = Node(node.description, node.document, pointer, value)
                    if inner.ref is None:
                        continue
                    target = node.description.resolve(inner.ref, inner)
                    waiting.append(target)
                    if "$ref" not in value:
                        found.setdefault(inner.ref.rpartition("#")[2], target.identity)
            self._open[start.identity] = found
        return self._open[start.identity]
