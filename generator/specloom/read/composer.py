"""YAML events to plain values: anchors, aliases, merge keys, and where everything stands.

Nesting is bounded by our own limit and not by Python's stack.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final, cast

from yaml import events

from specloom.plain import is_list, is_mapping
from specloom.problems import DescriptionError, Place, Problem, error
from specloom.read import limits, scalars
from specloom.read.spots import Pointer, Spot, duplicate_key

DEEP: Final = f"nested more than {limits.DEPTH:,} levels deep"
FLATTER: Final = "give inner parts a name under 'components', and refer to them"
_NO_TAG: Final = "leave it out: a description is plain data"
_Children = dict[str | int, tuple[Spot, Spot]]


class YamlSpots:
    """Positions of a composed document, filed under the identity of its containers."""

    apart: ClassVar[bool] = False  # An alias stands where its anchor does.

    def __init__(self, file: str) -> None:
        self.file = file
        self.by_container: dict[int, _Children] = {}

    def child(
        self, container: Any, pointer: Pointer, part: str | int
    ) -> tuple[Place, Place] | None:
        """Return key and value position of one child of a container of this document."""
        spots = self.by_container.get(id(container), {}).get(part)
        if spots is None:
            return None
        return Place(self.file, *spots[0]), Place(self.file, *spots[1])


class _Open:
    """A mapping or sequence whose end has not been met yet."""

    __slots__ = ("anchor", "children", "key", "merged", "nodes_before", "spot", "value")

    def __init__(
        self, value: Any, spot: Spot, anchor: str | None, nodes_before: int
    ) -> None:
        self.value = value
        self.spot = spot
        self.anchor = anchor
        self.nodes_before = nodes_before
        self.children: _Children = {}
        self.key: tuple[str, Spot, bool] | None = None
        self.merged: _Children = {}


class _Anchor:
    """What an alias stands for; `text` is how a scalar was written."""

    __slots__ = ("nodes", "text", "value")

    def __init__(self, value: Any, nodes: int, text: str | None = None) -> None:
        self.value = value
        self.nodes = nodes
        self.text = text


class Composer:
    """What comes of one document's events: `root`, its `spots`, and `problems`."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Any = None
        self.spots = YamlSpots(file)
        self.problems: list[Problem] = []
        self.documents = 0
        self.nodes = 0
        self.stack: list[_Open] = []
        self.anchors: dict[str, _Anchor] = {}

    def run(self, loader: Any) -> None:
        take = {
            events.ScalarEvent: self.scalar,
            events.MappingStartEvent: self.mapping,
            events.SequenceStartEvent: self.sequence,
            events.MappingEndEvent: self.end,
            events.SequenceEndEvent: self.end,
            events.AliasEvent: self.alias,
            events.DocumentStartEvent: self.document,
        }
        next_event = loader.get_event
        try:
            while (event := next_event()) is not None:
                handler = take.get(event.__class__)
                if handler is not None:
                    handler(event)
        finally:
            loader.dispose()

    def fail(self, spot: Spot, message: str, hint: str = "") -> DescriptionError:
        return DescriptionError(
            [*self.problems, error(Place(self.file, *spot), message, hint)]
        )

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self.fail(
                _spot(event),
                "a second YAML document begins here",
                "keep one document in a file",
            )

    def scalar(self, event: Any) -> None:
        spot = _spot(event)
        text: str = event.value
        stack = self.stack
        if stack and stack[-1].value.__class__ is dict and stack[-1].key is None:
            self.key(text, spot, is_merge=text == "<<" and event.implicit[0])
            if event.anchor:
                self.anchors[event.anchor] = _Anchor(text, 1, text)
            return
        try:
            if event.tag is not None:
                value = scalars.tagged(text, event.tag)
            else:
                value = scalars.plain(text) if event.implicit[0] else text
        except ValueError as problem:
            raise self.fail(spot, *_why_no_value(problem)) from None
        if event.anchor:
            self.anchors[event.anchor] = _Anchor(value, 1, text)
        self.add(value, spot, 1)

    def key(self, text: str, spot: Spot, *, is_merge: bool) -> None:
        parent = self.stack[-1]
        if not is_merge and text in parent.children:
            first = parent.children[text][0]
            self.problems.append(duplicate_key(self.file, text, first, spot))
        parent.key = (text, spot, is_merge)

    def mapping(self, event: Any) -> None:
        if event.tag is not None and event.tag not in scalars.MAPPING_TAGS:
            raise self.fail(
                _spot(event),
                f"the tag {scalars.short_tag(event.tag)} has no meaning",
                _NO_TAG,
            )
        self.open({}, event)

    def sequence(self, event: Any) -> None:
        if event.tag is not None and event.tag not in scalars.SEQUENCE_TAGS:
            raise self.fail(
                _spot(event),
                f"the tag {scalars.short_tag(event.tag)} has no meaning",
                _NO_TAG,
            )
        self.open([], event)

    def open(self, value: Any, event: Any) -> None:
        spot = _spot(event)
        if (
            self.stack
            and isinstance(self.stack[-1].value, dict)
            and self.stack[-1].key is None
        ):
            raise self.fail(
                spot,
                "a mapping or a list can't be a key",
                "put it in quotes if it is text",
            )
        if len(self.stack) >= limits.DEPTH:
            raise self.fail(spot, DEEP, FLATTER)
        self.anchors.pop(event.anchor, None)
        self.stack.append(_Open(value, spot, event.anchor, self.nodes))

    def end(self, _event: Any) -> None:
        done = self.stack.pop()
        if done.merged:
            _merge(done)
        self.spots.by_container[id(done.value)] = done.children
        if done.anchor:
            self.anchors[done.anchor] = _Anchor(
                done.value, self.nodes - done.nodes_before + 1
            )
        self.add(done.value, done.spot, 1)

    def alias(self, event: Any) -> None:
        spot, name = _spot(event), event.anchor
        anchor = self.anchors.get(name)
        if anchor is None:
            if any(frame.anchor == name for frame in self.stack):
                raise self.fail(
                    spot,
                    f"the alias *{name} stands inside what it stands for",
                    "refer to a schema by '$ref', which may lead back",
                )
            raise self.fail(
                spot, f"the alias *{name} has no anchor", f"define &{name} before it"
            )
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            if anchor.text is None:
                raise self.fail(spot, "a mapping or a list can't be a key")
            self.key(anchor.text, spot, is_merge=False)
            return
        self.add(anchor.value, spot, anchor.nodes)

    def add(self, value: Any, spot: Spot, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > limits.NODES:
            raise self.fail(
                spot,
                f"more than {limits.NODES:,} values, aliases counted each time they are used",
                "an alias that stands for aliases multiplies; write fewer of them",
            )
        if not self.stack:
            self.root = value
            return
        parent = self.stack[-1]
        if parent.value.__class__ is list:
            parent.children[len(parent.value)] = (spot, spot)
            parent.value.append(value)
            return
        key, key_spot, is_merge = cast("tuple[str, Spot, bool]", parent.key)
        parent.key = None
        if is_merge:
            self.take_merge(parent, value, spot)
            return
        parent.value[key] = value
        parent.children[key] = (key_spot, spot)

    def take_merge(self, parent: _Open, value: Any, spot: Spot) -> None:
        sources: list[Any] = value if is_list(value) else [value]
        for source in sources:
            if not is_mapping(source):
                raise self.fail(
                    spot, "the merge key << takes a mapping, or a list of mappings"
                )
            children = self.spots.by_container[id(source)]
            for key, item in source.items():
                if key not in parent.merged:
                    parent.merged[key] = children[key]
                    parent.value.setdefault(key, item)


def _merge(done: _Open) -> None:
    for key, spots in done.merged.items():
        done.children.setdefault(key, spots)


def _spot(event: Any) -> Spot:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _why_no_value(problem: ValueError) -> tuple[str, str]:
    said = str(problem)
    if "integer string conversion" in said:
        return "an integer with too many digits", "put it in quotes if it is text"
    return said, ""
