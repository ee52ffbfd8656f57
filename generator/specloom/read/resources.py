"""The names that a document gives to itself and its parts: `$self`, `$id` and anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from specloom.plain import is_mapping
from specloom.read.nearest import did_you_mean
from specloom.read.pointers import Unresolved
from specloom.read.walk import objects

if TYPE_CHECKING:
    from specloom.read.spots import Pointer


class Resources:
    """The schema resources of one document: its root, and every schema with an `$id`."""

    def __init__(self, uri: str) -> None:
        self._uris: dict[Pointer, str] = {(): uri}
        self._pointers: dict[str, Pointer] = {uri: ()}
        self._anchors: dict[Pointer, dict[str, Pointer]] = {}

    @property
    def any_named(self) -> bool:
        """Whether a part of the document has a name."""
        return len(self._pointers) > 1 or bool(self._anchors)

    @classmethod
    def of(cls, root: Any, uri: str) -> Resources:
        """Return the resources of a document that stands at an absolute address."""
        found = cls(uri)
        own = root.get("$self") if is_mapping(root) else None
        if isinstance(own, str):
            found._name_itself(own)
        # Parents come before their children, so an enclosing `$id` is known in time.
        for pointer, value in objects(root):
            name = value.get("$id")
            if isinstance(name, str) and not name.startswith("#"):
                found._add(pointer, name)
            for keyword in ("$anchor", "$dynamicAnchor"):
                anchor = value.get(keyword)
                if isinstance(anchor, str):
                    within = found.enclosing(pointer)
                    found._anchors.setdefault(within, {}).setdefault(anchor, pointer)
        return found

    def enclosing(self, pointer: Pointer) -> Pointer:
        """Return the root of the resource that a value stands in."""
        if len(self._uris) > 1:
            for length in range(len(pointer), 0, -1):
                if pointer[:length] in self._uris:
                    return pointer[:length]
        return ()

    def find(self, within: Pointer, address: str) -> Pointer | None:
        """Return the resource that an address, written inside another one, names."""
        return self._pointers.get(self.join(within, address))

    def join(self, within: Pointer, address: str) -> str:
        """Return the absolute form of an address that is written inside a resource."""
        return urljoin(self._uris[within], address)

    def named(self, uri: str) -> Pointer | None:
        """Return the part that an `$id` gives an absolute address, None when none does.

        A file is found by its path only: no other document can pass for it.
        """
        return None if uri.startswith("file:") else self._pointers.get(uri)

    def anchor(self, within: Pointer, name: str) -> Pointer:
        """Return where an anchor of a resource stands. Raises Unresolved when it has none."""
        known = self._anchors.get(within, {})
        if name not in known:
            raise Unresolved(f"there is no anchor {name!r}", did_you_mean(name, known))
        return known[name]

    def _name_itself(self, name: str) -> None:
        """Note the document's `$self`, by which others may refer to it.

        What stands in it is still looked up from where it was read: that is where the
        other files of a description are.
        """
        try:
            uri = urljoin(self._uris[()], name)
        except ValueError:
            return  # No address, so nothing can refer to it.
        self._pointers[uri.rstrip("#")] = ()

    def _add(self, pointer: Pointer, name: str) -> None:
        try:
            uri = urljoin(self._uris[self.enclosing(pointer)], name)
        except ValueError:
            return  # No address, so nothing can refer to it.
        self._uris[pointer] = uri
        self._pointers[uri.rstrip("#")] = pointer
