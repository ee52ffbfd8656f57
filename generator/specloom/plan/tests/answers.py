"""What is asserted of an answer, in both clients and on the command line."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.schema import Schema
from ..client.annotations import Annotator
from ..surface import Events, Method

FREE = "Any"
"""The type of what a description says nothing of: there is nothing to assert."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """How a kind of answer is met.

    `lines` are those of a test, where `{call}` stands for the call; `wanted` is the type
    of what the command line prints as JSON, empty where it prints none.
    """

    lines: tuple[str, ...]
    async_lines: tuple[str, ...]
    options: tuple[str, ...]
    printed: str


_ITEMS = ("--format", "jsonl", "--max-items", "1")
_JSON = ("--format", "json")


class AnswerPlanner:
    """Plans the answers of one module; the types that they are of are noted."""

    def __init__(self, annotator: Annotator | None) -> None:
        self._annotator = annotator

    def of(self, method: Method) -> Answer:
        """Return how the answer of a method is met, other than events on demand."""
        result = method.result
        kind = result.kind
        if kind == "events" and result.events is not None:
            return self.events(result.events)
        if kind == "lines":
            return self._stream(result.schema)
        if kind == "pages" and result.pagination is not None:
            return self._items(result.pagination.item, "{call}", "{call}")
        if kind == "text":
            return _whole("str")
        if kind == "binary":
            return Answer(
                lines=("assert {call}.read()",),
                async_lines=("assert await (await {call}).read()",),
                options=("--output", "-"),
                printed="assert {command}",
            )
        if kind == "empty":
            return Answer(
                lines=("check({call}, None)",),
                async_lines=("check(await {call}, None)",),
                options=(),
                printed='assert {command} == ""',
            )
        return _whole(self._type(result.schema))

    def events(self, events: Events) -> Answer:
        """Return how the events of a stream are met."""
        return self._stream(events.schema)

    def _stream(self, schema: Schema | None) -> Answer:
        inner = self._items(schema, "stream", "stream")
        return Answer(
            lines=("with {call} as stream:", *_indented(inner.lines)),
            async_lines=("async with {call} as stream:", *_indented(inner.async_lines)),
            options=inner.options,
            printed=inner.printed,
        )

    def _items(self, schema: Schema | None, items: str, async_items: str) -> Answer:
        wanted = self._type(schema)
        return Answer(
            lines=(_checked(f"next(iter({items}))", wanted),),
            async_lines=(_checked(f"await anext(aiter({async_items}))", wanted),),
            options=_ITEMS,
            printed=_printed(wanted),
        )

    def _type(self, schema: Schema | None) -> str:
        if schema is None or self._annotator is None:
            return FREE
        return self._annotator.annotate(schema, "out")


def _whole(wanted: str) -> Answer:
    return Answer(
        lines=(_checked("{call}", wanted),),
        async_lines=(_checked("await {call}", wanted),),
        options=_JSON,
        printed=_printed(wanted),
    )


def _checked(value: str, wanted: str) -> str:
    # A call alone is a test too: it raises where the API refuses it.
    return value if wanted.endswith(FREE) else f"check({value}, {wanted})"


def _printed(wanted: str) -> str:
    more = "" if wanted.endswith(FREE) else f", {wanted}"
    return f"check_json({{command}}{more})"


def _indented(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"    {line}" for line in lines)
