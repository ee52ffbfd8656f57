"""Changes to a document that was read: copies of what changes, and where its parts now stand.

Containers are copied on the way from the root to a change, so that what several aliases
(or several targets of one action) share changes in one place only.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from specloom.plain import is_list, is_mapping
from specloom.read.document import Document
from specloom.read.resources import Resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from specloom.problems import Place, Problem
    from specloom.read.spots import Pointer, Spots

_Places = dict[str | int, tuple["Place", "Place"]]


class EditedSpots:
    """Where the parts of an edited document stand: each in the file that said it last."""

    apart: ClassVar[bool] = False

    def __init__(self, documents: Sequence[Document]) -> None:
        # Containers are known by identity, so all of them are kept.
        self._documents = documents
        self._copies: dict[int, tuple[Any, _Places]] = {}
        self._origins: dict[int, tuple[Spots, Pointer]] = {}
        for document in documents:
            for pointer, value in _containers(document.value):
                self._origins.setdefault(id(value), (document.spots, pointer))

    def child(
        self, container: Any, pointer: Pointer, part: str | int
    ) -> tuple[Place, Place] | None:
        """Return key and value position of one child of a container."""
        if id(container) in self._copies:
            return self._copies[id(container)][1].get(part)
        origin = self._origins.get(id(container))
        return origin[0].child(container, origin[1], part) if origin else None

    def places(self, copy: Any) -> _Places:
        """Return the positions of a copy's children, to be changed with it."""
        return self._copies[id(copy)][1]

    def own(self, value: Any) -> Any:
        """Return a copy of a container that may be changed; the same one if it is a copy."""
        if id(value) in self._copies:
            return value
        copy: Any = dict(value) if is_mapping(value) else list(value)
        parts: Iterable[str | int] = value if is_mapping(value) else range(len(value))
        spots = ((part, self.child(value, (), part)) for part in parts)
        places = {part: spot for part, spot in spots if spot is not None}
        self._copies[id(copy)] = copy, places
        return copy


class Edits:
    """A document while overlays change it."""

    def __init__(self, target: Document, overlays: Sequence[Document]) -> None:
        self.root = target.value
        self._target = target
        self._spots = EditedSpots((target, *overlays))

    def document(self, warnings: tuple[Problem, ...]) -> Document:
        """Return the document as it is after all changes."""
        return replace(
            self._target,
            value=self.root,
            warnings=warnings,
            resources=Resources.of(self.root, self._target.uri),
            spots=self._spots,
            stands_alone=False,
        )

    def update(self, pointer: Pointer, overlay: Document, at: Pointer) -> str:
        """Merge what stands at `at` in an overlay into the value at `pointer`.

        A list takes it as one more item. Returns why that can't be done, if it can't.
        """
        update = overlay.value
        for part in at:
            update = update[part]
        found = self.root
        for part in pointer:
            found = found[part]
        if is_list(found):
            items = self._open(pointer)
            places = self._spots.places(items)
            places[len(items)] = (overlay.place(at), overlay.place(at))
            items.append(update)
            return ""
        if not is_mapping(found):
            return "the target is neither a mapping nor a list: name what holds it"
        if not is_mapping(update):
            return "the target is a mapping, so 'update' must be one"
        self._merge(self._open(pointer), update, overlay, at)
        return ""

    def remove(self, pointers: Iterable[Pointer]) -> None:
        """Take values out of the containers that they stand in."""
        # Later items first, so that the ones before them keep their numbers; what stands
        # inside of something removed goes before it.
        for pointer in sorted(pointers, key=_order, reverse=True):
            container = self._open(pointer[:-1])
            places = self._spots.places(container)
            part: Any = pointer[-1]
            del container[part]
            places.pop(part, None)
            if is_list(container):
                after = sorted(i for i in places if isinstance(i, int) and i > part)
                for index in after:
                    places[index - 1] = places.pop(index)

    def _open(self, pointer: Pointer) -> Any:
        """Return the container at `pointer`, ready to be changed."""
        container = self.root = self._spots.own(self.root)
        for part in pointer:
            container[part] = self._spots.own(container[part])
            container = container[part]
        return container

    def _merge(
        self, target: dict[str, Any], update: dict[str, Any], overlay: Document, at: Any
    ) -> None:
        pending: list[tuple[Any, Any, Pointer]] = [(target, update, at)]
        for into, said, pointer in pending:
            places = self._spots.places(into)
            for key, value in said.items():
                here = (*pointer, key)
                there = into.get(key)
                if is_mapping(there) and is_mapping(value):
                    into[key] = self._spots.own(there)
                    pending.append((into[key], value, here))
                elif is_list(there) and is_list(value):
                    into[key] = self._spots.own(there)
                    self._extend(into[key], value, overlay, here)
                else:
                    into[key] = value
                    places[key] = (overlay.key_place(here), overlay.place(here))

    def _extend(
        self, items: list[Any], more: list[Any], overlay: Document, at: Pointer
    ) -> None:
        places = self._spots.places(items)
        for index, item in enumerate(more):
            place = overlay.place((*at, index))
            places[len(items)] = (place, place)
            items.append(item)


def _order(pointer: Pointer) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (0, part, "") if isinstance(part, int) else (1, 0, part) for part in pointer
    )


def _containers(root: Any) -> Iterator[tuple[Pointer, Any]]:
    pending: list[tuple[Pointer, Any]] = [((), root)]
    met: set[int] = set()
    for pointer, value in pending:
        if is_mapping(value):
            children: list[tuple[str | int, Any]] = list(value.items())
        elif is_list(value):
            children = list(enumerate(value))
        else:
            continue
        if id(value) not in met:
            met.add(id(value))
            yield pointer, value
            pending.extend(((*pointer, part), child) for part, child in children)
