"""The way through a description that the library takes, each step of it taken once.

It asks for every value by its whole path, a dozen times each, and finding what it found
before costs more than half of its time. That is kept here; what a step leads to, what it
raises and which documents are fetched is as the library has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve
from jsonschema_path.accessors import SchemaAccessor
from referencing._core import Resolved

from specloom.plain import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Sequence

_Found = tuple[Any, Any]
"""A value, references followed, and the resolver for references in it."""

_resolved: Final[Any] = Resolved


class Accessor(SchemaAccessor):
    """Says what the library's accessor says of a path, and raises what that raises."""

    def __init__(self, schema: Any, resolver: Any, **options: Any) -> None:
        super().__init__(schema, resolver, **options)
        self._resolver: Any = resolver
        self._registry: Any = self._resolver._registry
        """Every document met so far. Registries don't change: who knows more is another."""
        self._known: dict[Any, _Found] = {}

    def __getitem__(self, parts: Sequence[Any]) -> Any:
        """Return the value that a path leads to."""
        known = self._known.get(parts)
        return known[0] if known is not None else self._step(parts)[0]

    def contains(self, parts: Sequence[Any], key: Any) -> bool:
        """Whether the value that a path leads to has a child of that name."""
        # Asked more often than everything else together, so that it calls nothing.
        known = self._known.get(parts)
        if known is None:
            try:
                known = self._step(parts)
            except (KeyError, IndexError, TypeError):
                return False
        node = known[0]
        if isinstance(node, dict):
            return key in node
        return is_list(node) and isinstance(key, int) and 0 <= key < len(node)

    def get_resolved(self, parts: Sequence[Any]) -> Any:
        """Return the value that a path leads to, with a resolver for what is in it."""
        contents, resolver = self._known.get(parts) or self._step(parts)
        return _resolved(contents=contents, resolver=self._up_to_date(resolver))

    @classmethod
    def _get_subnode(cls, node: Any, part: Any) -> Any:
        try:
            return node[part]
        except (KeyError, IndexError, TypeError) as problem:
            raise KeyError(part) from problem

    def _step(self, parts: Sequence[Any]) -> _Found:
        """Go one step on from what is known, or begin at the root."""
        if parts:
            node, resolver = self._known.get(parts[:-1]) or self._step(parts[:-1])
            node = self._get_subnode(node, parts[-1])
        else:
            node, resolver = self.node, self._resolver
        found = self._follow(node, resolver)
        # Nobody goes on from any other value.
        if isinstance(found[0], (dict, list)):
            self._known[parts] = found
        return found

    def _follow(self, node: Any, resolver: Any) -> _Found:
        if not is_mapping(node) or not isinstance(ref := node.get("$ref"), str):
            return node, resolver
        found = self._up_to_date(resolver).lookup(ref)
        self._registry = found.resolver._registry
        return self._follow(found.contents, found.resolver)

    def _up_to_date(self, resolver: Any) -> Any:
        if resolver._registry is self._registry:
            return resolver
        return evolve(resolver, registry=self._registry)
