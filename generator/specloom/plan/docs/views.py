"""What the pages of the docs show, as finished values.

A `description` or `text` is CommonMark that its author wrote; every other string is
plain text. An `href` is relative to the docs' root folder, without a suffix.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...values import dataclass
from ..invocations import Invocation
from .choices import NO_CHOICES, Choices
from .diagram import Diagram


@dataclass(frozen=True, slots=True)
class See:
    """Where a type's fields stand, when they are not repeated.

    On the page `href` and, if there is one, at the `anchor`; without `href` on the same
    page.
    """

    name: str
    anchor: str
    href: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A parameter, a field or a variant. A variant without a name has none here.

    `page` is that of its declared type, where its fields are written out here. Variants
    have a `label`, by which a reader chooses one.
    """

    anchor: str
    name: str
    summary: str
    description: str
    facts: tuple[str, ...]
    choices: Choices = NO_CHOICES
    children: tuple[Field, ...] = ()
    see: See | None = None
    page: See | None = None
    label: str = ""
    deprecated: bool = False

    @property
    def line(self) -> str:
        return f"{self.name}: {self.summary}" if self.name else self.summary

    @property
    def said(self) -> str:
        """All facts on one line."""
        return " · ".join(self.facts)

    @property
    def has_facts(self) -> bool:
        return bool(self.facts or self.deprecated or self.page)

    @property
    def has_more(self) -> bool:
        """True when there is more to say than the line."""
        return bool(self.description or self.see or self.has_facts or self.choices)

    @property
    def choice(self) -> bool:
        """True where a value is one of the children, not all of them."""
        return any(child.label for child in self.children)


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """Fields below one heading. Pages that show the same ones share the section."""

    fields: tuple[Field, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fields)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """An example of what comes back. `label` tells several apart."""

    label: str
    language: str
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MethodPage:
    href: str
    title: str
    command: str
    verb: str
    route: str
    description: str
    deprecated: bool
    needs: str
    """Which credentials a call needs, where that isn't what all others do."""
    parameters: Section
    returns: Section
    returns_note: str
    """Said in place of fields, where there are none to show."""
    events: Section
    events_note: str
    invocations: tuple[Invocation, ...]
    answers: tuple[Answer, ...]

    @property
    def example(self) -> Answer | None:
        return self.answers[0] if self.answers else None


@dataclass(frozen=True, kw_only=True, slots=True)
class EventPage:
    """What one webhook sends. `route` is what tells it from others."""

    href: str
    title: str
    webhook: str
    route: str
    description: str
    deprecated: bool
    payload: Section
    code: str
    """A function of Python that receives it."""
    example: Answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A method, an event or a resource in a list of them."""

    href: str
    title: str
    command: str
    verb: str = ""
    route: str = ""
    text: str = ""
    """The description's first paragraph, as CommonMark."""
    deprecated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Uses:
    """Some of what refers to a schema, and how many more do."""

    entries: tuple[Entry, ...]
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.entries)


@dataclass(frozen=True, kw_only=True, slots=True)
class SchemaPage:
    """A declared schema. `fields` begins with the schema itself."""

    href: str
    title: str
    description: str
    deprecated: bool
    fields: Section
    example: Answer | None
    """None where it would be very long."""
    methods: Uses
    """Those that name it in what they take or give."""
    far_methods: Uses
    """Those that only lead to it, through other schemas."""
    schemas: Uses
    """Those that name it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SchemasPage:
    """The index of declared schemas."""

    href: str
    title: str
    description: str
    diagram: Diagram | None
    schemas: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourcePage:
    href: str
    title: str
    command: str
    description: str
    methods: tuple[Entry, ...]
    children: tuple[Entry, ...]
    events: tuple[Entry, ...] = ()
    receiving: str = ""
    """How events are received: CommonMark that specloom wrote."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """A part of the guide; `text` is CommonMark that specloom wrote."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexPage:
    href: str
    title: str
    version: str
    description: str
    lead: str
    """The description's first paragraph."""
    guide: tuple[Chapter, ...]
    pages: Mapping[str, str]
    """Where commands, types and resources are, by the names that the guide has them by."""
    resources: tuple[ResourcePage, ...]
    download: str = ""
    """The file that holds the description, empty where it is not offered."""
    changelog: str = ""
    """Where the page of changes stands, empty where there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangelogPage:
    """What changed, as the user keeps it: `text` is CommonMark.

    `below` is the level that its headings lie below. `pages` are those of methods and
    types, by the names that a change is told under.
    """

    href: str
    title: str
    text: str
    below: int
    pages: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Extras:
    """What the docs have beside the surface: a changelog as CommonMark, empty for none,
    and the name of the description to be downloaded, empty where it is not offered.
    """

    changelog: str = ""
    download: str = ""


NOTHING_MORE: Final = Extras()


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Node:
    """A resource in the tree of the primary navigation."""

    title: str
    href: str
    methods: tuple[Entry, ...]
    children: tuple[Node, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """Something that the search finds: a page, or a field on one."""

    title: str
    href: str
    anchor: str
    context: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """What every page knows of the others."""

    index: IndexPage
    resources: tuple[ResourcePage, ...]
    tree: tuple[Node, ...]
    root_methods: tuple[Entry, ...]
    methods: int
    """How many there are, events too, each with a page."""
    schemas: str = ""
    """Where the index of schemas is; empty where none is declared."""
    changelog: ChangelogPage | None = None
