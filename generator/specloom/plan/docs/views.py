"""What the pages of the docs show, as finished values.

A `description` or `text` is CommonMark that its author wrote; every other string is
plain text. An `href` is relative to the docs' root folder, without a suffix.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...values import dataclass
from ..invocations import Invocation


@dataclass(frozen=True, slots=True)
class See:
    """Where a type's fields stand, when they are not repeated. `anchor` may be empty."""

    name: str
    anchor: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A parameter, a field or a variant. A variant without a name has none here."""

    anchor: str
    name: str
    summary: str
    description: str
    facts: tuple[str, ...]
    children: tuple[Field, ...]
    see: See | None = None
    deprecated: bool = False

    @property
    def line(self) -> str:
        return f"{self.name}: {self.summary}" if self.name else self.summary


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
    resources: tuple[ResourcePage, ...]
    download: str = ""
    """The file that holds the description, empty where it is not offered."""
    changelog: str = ""
    """Where the page of changes stands, empty where there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangelogPage:
    """What changed, as the user keeps it: `text` is CommonMark.

    `below` is the level that its headings lie below. `pages` are those of methods, by
    the names that a change is told under.
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
    changelog: ChangelogPage | None = None
