"""The pages of declared schemas, and their index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from ...model.api import Operation
from ...model.schema import Reference, Schema
from ..examples import example
from ..surface import Surface
from .diagram import diagram
from .fields import ROOT, Fields
from .inside import Inside
from .method import first_paragraph, json_text
from .schema_names import INDEX, page_names, schemas_folder
from .site import entry
from .uses import References, schemas_of
from .views import Answer, Entry, SchemaPage, SchemasPage, Section, Uses
from .webhooks import entries

_ABOUT: Final = (
    "The declared types that methods take and give, each with its fields and with what"
    " uses it."
)
_MOST_EXAMPLE: Final = 40
_LONGEST_EXAMPLE: Final = 150
"""Lines. Some APIs have types with hundreds of fields, all of them required."""
_MOST_USES: Final = 50
_MOST_FAR_USES: Final = 20


class SchemaPages:
    """The pages of declared schemas.

    Those are shown that methods and events of the surface lead to: the client has no
    others either.
    """

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._schemas = surface.api.schemas
        self._look = Inside(surface.api, request=None)
        users = list(_users(surface))
        self._users = [_only_named(user) for user, _ in users]
        self._operations = [operation for _, operation in users]
        self._references = References(self._schemas, map(schemas_of, self._operations))
        self.folder = schemas_folder(surface)
        names = page_names(self._schemas)
        self.hrefs: Mapping[str, str] = {
            name: f"{self.folder}/{names[name]}" for name in self._shown()
        }
        """Where each has its page, in the order of the index."""

    @property
    def index_href(self) -> str:
        """Where their index is; empty where there are none."""
        return f"{self.folder}/{INDEX}" if self.hrefs else ""

    def index(self) -> SchemasPage:
        """Return the index of all of them."""
        return SchemasPage(
            href=self.index_href,
            title="Schemas",
            description=_ABOUT,
            diagram=diagram(self._schemas, self._references, self.hrefs),
            schemas=tuple(map(self._entry, self.hrefs)),
        )

    def page(self, name: str) -> SchemaPage:
        """Return the page of one."""
        schema = self._schemas[name]
        whole = Reference(place=schema.place, target=name)
        fields = Fields(self._look, [whole], self.hrefs, own=name)
        root = fields.field(name, whole, parent="", part=ROOT)
        direct = self._references.direct(name, _MOST_USES)
        far = self._references.far(name, _MOST_FAR_USES)
        by = [other for other in self._references.by[name] if other in self.hrefs]
        return SchemaPage(
            href=self.hrefs[name],
            title=name,
            description=root.description,
            deprecated=root.deprecated,
            fields=Section((replace(root, description="", deprecated=False),)),
            example=self._example(whole),
            methods=self._by(*direct),
            far_methods=self._by(*far),
            schemas=Uses(
                entries=tuple(_only_named(self._entry(n)) for n in by[:_MOST_USES]),
                more=len(by[_MOST_USES:]),
            ),
        )

    def _example(self, schema: Schema) -> Answer | None:
        """Return an example, if it isn't too long to be one."""
        code = json_text(example(self._surface.api, schema, most=_MOST_EXAMPLE))
        if code.count("\n") > _LONGEST_EXAMPLE:
            return None
        return Answer(label="Example value", language="json", code=code)

    def _entry(self, name: str) -> Entry:
        schema = self._schemas[name]
        meant = self._surface.api.resolve(schema)
        return Entry(
            href=self.hrefs[name],
            title=name,
            command="",
            text=first_paragraph(schema.description or meant.description),
            deprecated=schema.deprecated or meant.deprecated,
        )

    def _by(self, users: Sequence[int], more: int) -> Uses:
        return Uses(entries=tuple(self._users[user] for user in users), more=more)

    def _shown(self) -> list[str]:
        """Return those that are shown, by name."""
        used = filter(self._references.is_used, self._schemas)
        return sorted(used, key=lambda name: (name.casefold(), name))


def _users(surface: Surface) -> Iterator[tuple[Entry, Operation]]:
    """Yield each method and event."""
    for resource in surface.resources():
        for method in resource.methods:
            yield entry(surface, resource, method), method.operation
        events = surface.webhooks.events if surface.webhooks else ()
        for listed, event in zip(entries(surface, resource), events, strict=False):
            yield listed, event.webhook.operation


def _only_named(listed: Entry) -> Entry:
    """Return an entry without what no list of uses shows: no change of that is theirs."""
    return replace(listed, command="", text="", deprecated=False)
