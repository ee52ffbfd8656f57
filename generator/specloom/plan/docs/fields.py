"""A type, written out as nested fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Final

from ...model.schema import Schema
from ..summary import summary
from .anchors import Anchors, joined
from .choices import NO_CHOICES, choices_of
from .facts import facts
from .inside import Inside, Part
from .views import Field, See

ROOT: Final = "field"
"""The anchor that the fields of a declared type begin with on its own page."""
NO_PAGES: Final[Mapping[str, str]] = {}
_DEEPEST: Final = 12
_MOST_FIELDS: Final = 200


class Fields:
    """Writes types out, for one section of a page.

    A declared type with fields of its own is written out where it first comes up;
    later, and inside itself, a reference leads there. A section of more than 200
    fields goes no deeper than the level that fits, and 12 levels at most: references
    lead to the pages of the declared types that are beyond. So a page's size does not
    depend on how far the types of an API lead into each other, and nothing is lost.

    On the page of a declared type, its `own` one, other declared types are never written
    out: with what is inline, however much, everything has one place.
    """

    def __init__(
        self,
        look: Inside,
        roots: Iterable[Schema],
        pages: Mapping[str, str],
        *,
        anchors: Anchors | None = None,
        own: str = "",
    ) -> None:
        """Take the types of all fields that the section begins with.

        `pages` tells where each declared type has its own, if it has one.
        """
        self._api = look.api
        self._look = look
        self._anchors = anchors or Anchors()
        self._pages = pages
        self._own = own
        self._written: dict[str, str] = {}
        self._deepest = self._levels(roots)
        self._way: list[tuple[str, Part]] = []
        """The declared type, if any, and the part of it, at each level down to here."""
        self._places: dict[int, See] = {}
        """Where types are written out. The API keeps them, so that identities stay."""
        self._open: set[int] = set()
        """Those of them that this is inside of."""

    def field(
        self,
        name: str,
        schema: Schema,
        *,
        parent: str,
        part: str = "",
        required: bool = True,
        description: str = "",
        more_facts: tuple[str, ...] = (),
        deprecated: bool = False,
    ) -> Field:
        """Return one field with all that is inside of it.

        Args:
            parent: the anchor of what it is inside of.
            part: what its own anchor adds to that; the name where empty.
            description: taken from the schema where empty.
        """
        whole = Part(name, schema, part or name, required)
        return self._field(whole, parent, 0, description, more_facts, deprecated)

    def _field(
        self,
        part: Part,
        parent: str,
        depth: int,
        description: str = "",
        more_facts: tuple[str, ...] = (),
        deprecated: bool = False,
    ) -> Field:
        schema = part.schema
        meant = self._api.resolve(schema)
        anchor = self._anchors.new(parent, part.anchor)
        declared, core = self._look.core(schema)
        children, see = self._inside(declared, core, anchor, depth + 1)
        listed = bool(children or see)
        return Field(
            anchor=anchor,
            name=part.name,
            summary=summary(self._api, schema, required=part.required),
            description=description or schema.description or meant.description,
            facts=(*more_facts, *facts(self._api, schema, listed=listed)),
            choices=NO_CHOICES if listed else choices_of(self._api, schema),
            children=children,
            see=see,
            page=self._page(declared) if children and self._pages else None,
            label=part.label,
            deprecated=deprecated or schema.deprecated or meant.deprecated,
        )

    def _inside(
        self, declared: str, core: Schema, anchor: str, depth: int
    ) -> tuple[tuple[Field, ...], See | None]:
        parts = self._look.parts(core)
        if not parts:
            return (), None
        if declared in self._written:
            return (), See(declared, self._written[declared])
        see = self._again(core, depth) or self._elsewhere(declared, depth)
        if see is not None:
            return (), see
        if declared:
            self._written[declared] = anchor
        # Under the name of the innermost field that has one.
        names = (part.name or part.label for _, part in reversed(self._way))
        self._places[id(core)] = See(declared or next(filter(None, names), ""), anchor)
        self._open.add(id(core))
        found: list[Field] = []
        for part in parts:
            self._way.append((declared, part))
            found.append(self._field(part, anchor, depth))
            self._way.pop()
        self._open.remove(id(core))
        return tuple(found), None

    def _again(self, core: Schema, depth: int) -> See | None:
        """Return where a type is written out already, if it is not to be once more.

        A declared union is dissolved in another one, and what is inside of it may lead
        back to that: then no name tells that this is inside of itself.
        """
        again = id(core) in self._open or depth > _DEEPEST
        return self._places.get(id(core)) if again else None

    def _elsewhere(self, declared: str, depth: int) -> See | None:
        """Return where a type is written out that isn't here, None for one that is."""
        if depth <= self._deepest and not self._own:
            return None
        return self._page(declared) if declared or self._own else self._at_home()

    def _page(self, declared: str) -> See | None:
        if declared in ("", self._own):
            return None
        return See(declared, "", self._pages.get(declared, ""))

    def _at_home(self) -> See | None:
        """Return where a type without a name stands on a declared type's page.

        None where it belongs to none.
        """
        names: list[str] = []
        parts: list[str] = []
        for declared, part in reversed(self._way):
            names.insert(0, part.name or part.label)
            parts.insert(0, part.anchor)
            if declared:
                href = self._pages.get(declared, "")
                anchor = reduce(joined, parts, ROOT) if href else ""
                return See(".".join([declared, *names]), anchor, href)
        return None

    def _levels(self, roots: Iterable[Schema]) -> int:
        """Return how many levels can be shown inside of fields before they are too many."""
        level = [] if self._own else list(roots)
        count = len(level)
        met: set[str] = set()
        for depth in range(_DEEPEST):
            inner: list[Schema] = []
            for schema in level:
                name, core = self._look.core(schema)
                if name not in met:
                    inner += [part.schema for part in self._look.parts(core)]
                met |= {name} - {""}
            count += len(inner)
            if not inner or count > _MOST_FIELDS:
                return max(depth, 1)
            level = inner
        return _DEEPEST
