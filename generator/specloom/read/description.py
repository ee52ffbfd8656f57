"""A description as one tree of nodes over all the documents it spans."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from specloom.plain import is_list, is_mapping
from specloom.problems import DescriptionError, Place, Problem, error
from specloom.read.document import Document, parse
from specloom.read.overlay import apply
from specloom.read.pointers import Unresolved, locate, parse_pointer
from specloom.read.references import ref_keyword, unresolved
from specloom.read.sources import Unreadable, check_address, normal_uri, read_bytes
from specloom.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from specloom.read.pins import Pins
    from specloom.read.sources import Fence, Source
    from specloom.read.spots import Pointer


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a description and where it stands."""

    description: Description = field(repr=False, compare=False)
    document: Document = field(repr=False)
    pointer: Pointer
    value: Any = field(repr=False, compare=False)

    @property
    def place(self) -> Place:
        """Where the value begins."""
        return self.document.place(self.pointer)

    @property
    def key_place(self) -> Place:
        """Where the key that it is filed under begins."""
        return self.document.key_place(self.pointer)

    @property
    def identity(self) -> tuple[str, Pointer]:
        """Equal for two nodes exactly when they stand in the same place."""
        return self.document.uri, self.pointer

    @property
    def ref(self) -> str | None:
        """The reference that stands here instead of (or beside) a value, if one does."""
        keyword = ref_keyword(self.value)
        return self.value[keyword] if keyword else None

    @property
    def ref_place(self) -> Place:
        """Where that reference is written; where the value begins when there is none."""
        keyword = ref_keyword(self.value)
        return self[keyword].place if keyword else self.place

    def get(self, key: str) -> Node | None:
        """Return a child of a mapping, None when it has none of that name or is no mapping."""
        value = self.value
        return self[key] if isinstance(value, dict) and key in value else None

    def __getitem__(self, key: str | int) -> Node:
        return Node(
            self.description, self.document, (*self.pointer, key), self.value[key]
        )

    def at(self, pointer: Pointer, value: Any) -> Node:
        """Return the node of a value that stands elsewhere in the same document."""
        return Node(self.description, self.document, pointer, value)

    def entries(self) -> Iterator[tuple[str, Node]]:
        """Yield name and node of every child of a mapping; nothing of anything else."""
        if is_mapping(self.value):
            for key in self.value:
                yield key, self[key]

    def elements(self) -> Iterator[Node]:
        """Yield every item of a list; nothing of anything else."""
        if is_list(self.value):
            for index in range(len(self.value)):
                yield self[index]

    def follow(self) -> Node:
        """Return what a reference leads to in the end, the node itself when it is none.

        Raises DescriptionError when it leads nowhere or in a circle.
        """
        node, met = self, [self.identity]
        while (ref := node.ref) is not None:
            node = self.description.resolve(ref, node)
            if node.identity in met:
                raise DescriptionError(
                    error(
                        self.place,
                        f"the reference {self.ref!r} leads back to itself",
                        "one of the references on the way must lead to a value",
                    )
                )
            met.append(node.identity)
        return node


class Description:
    """The entry document of a description and, loaded when first needed, all others."""

    def __init__(
        self,
        entry: Source,
        fence: Fence,
        overlays: Sequence[Source] = (),
        pins: Pins | None = None,
    ) -> None:
        self._fence = fence
        self.pins = pins
        self._sources: dict[str, Source] = {}
        self._documents: dict[str, Document] = {}
        self._moved: dict[str, Document] = {}
        self._failures: dict[str, DescriptionError] = {}
        # The same few values are referred to again and again.
        self._located: dict[tuple[str, Pointer, str], tuple[Pointer, Any]] = {}
        self._unresolved: tuple[Problem, ...] | None = None
        self.warnings: list[Problem] = []
        self.overlays = tuple(self._parse_named(each)[0] for each in overlays)
        """Documents that were applied to the entry before it was looked at."""
        for overlay in self.overlays:
            self.warnings.extend(overlay.warnings)
        document, source = self._parse_named(entry)
        if overlays:
            document = apply(document, self.overlays)
        self._keep(document, source)
        self.root = Node(self, document, (), document.value)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every document read so far, the entry first."""
        return tuple(self._documents.values())

    def resolve(self, ref: str, base: Node) -> Node:
        """Return what a reference that stands at (or in) `base` leads to, in one step.

        Raises DescriptionError, at the reference, when it leads nowhere or may not be followed.
        """
        try:
            document, start, fragment = self._target(ref, base)
            pointer, value = self._locate(document, start, fragment)
        except Unresolved as problem:
            raise DescriptionError(
                error(
                    base.ref_place,
                    f"unresolved reference {ref!r}: {problem}",
                    problem.hint,
                )
            ) from None
        return Node(self, document, pointer, value)

    def read_all(self) -> None:
        """Read every document that a reference leads to."""
        if not self.root.document.stands_alone:
            self.unresolved()

    def unresolved(self) -> list[Problem]:
        """Return a problem for every reference that leads nowhere, each once."""
        if self._unresolved is None:
            self._unresolved = tuple(unresolved(self))
        return list(self._unresolved)

    def document_at(self, uri: str) -> Document | None:
        """Return the document that was read from an absolute address, None when none was."""
        for address in (uri, normal_uri(uri)):
            document = self._documents.get(address) or self._moved.get(address)
            if document is not None:
                return document
        return None

    @property
    def any_moved(self) -> bool:
        """Whether a document came from another address than the one it was asked for."""
        return bool(self._moved)

    def _target(self, ref: str, base: Node) -> tuple[Document, Pointer, str]:
        """Return document and resource that a reference names, and its fragment."""
        address, _, fragment = ref.partition("#")
        document = base.document
        within = document.resources.enclosing(base.pointer)
        if not address:
            return document, within, fragment
        try:
            known = document.resources.find(within, address)
            if known is not None:
                return document, known, fragment
            for other in self.documents:
                named = other.resources.named(document.resources.join(within, address))
                if named is not None:
                    return other, named, fragment
            return self._refer(address, base), (), fragment
        except ValueError as problem:  # What urllib says of an address that is none.
            raise Unresolved(str(problem)) from None

    def _locate(
        self, document: Document, start: Pointer, fragment: str
    ) -> tuple[Pointer, Any]:
        asked = document.uri, start, fragment
        if asked not in self._located:
            self._located[asked] = _locate(document, start, fragment)
        return self._located[asked]

    def _refer(self, address: str, base: Node) -> Document:
        origin = self._sources[base.document.uri]
        check_address(address, origin)
        target = origin.sibling(address)
        document = self.document_at(target.uri)
        if document is not None:
            return document
        self._fence.check(target, origin)
        if target.uri in self._failures:
            raise self._failures[target.uri]
        try:
            return self._load(target)
        except Unreadable as problem:
            raise Unresolved(f"{target.name}: {problem}", problem.hint) from None
        except DescriptionError as problem:
            self._failures[target.uri] = problem
            raise

    def _load(self, asked: Source) -> Document:
        document, source = self._parse(asked)
        if source.uri != asked.uri:
            document = self._documents.get(source.uri, document)
            self._moved[asked.uri] = document
        if source.uri not in self._documents:
            self._keep(document, source)
        return document

    def _parse(self, asked: Source) -> tuple[Document, Source]:
        """Return a document and the source that it came from, redirects followed."""
        data, source = read_bytes(asked, self._fence, self.pins)
        return parse(data, source.name, source.uri), source

    def _parse_named(self, source: Source) -> tuple[Document, Source]:
        """Return a document that the user named, not the description."""
        try:
            return self._parse(source)
        except Unreadable as problem:
            raise problem.at(source.name) from None

    def _keep(self, document: Document, source: Source) -> None:
        self._sources[source.uri] = source
        self._documents[source.uri] = document
        self.warnings.extend(document.warnings)


def _locate(document: Document, start: Pointer, fragment: str) -> tuple[Pointer, Any]:
    if fragment and not fragment.startswith("/"):
        pointer = document.resources.anchor(start, fragment)
        return locate(document.value, (), pointer)
    parts = parse_pointer(fragment)
    try:
        return locate(document.value, (), (*start, *parts))
    except Unresolved:
        if not start:
            raise
        # Many authors count from the document, whatever `$id` stands in between.
        return locate(document.value, (), parts)
