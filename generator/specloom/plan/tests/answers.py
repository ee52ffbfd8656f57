"""What is asserted of an answer, in both clients and on the command line."""

from __future__ import annotations

from ...model.api import Api
from ...model.schema import Absent, ObjectSchema, Schema
from ...values import dataclass
from ..client.annotations import Annotator
from ..surface import Events, Key, Method, Result
from .agreeing import agreeing

CALL, RAW, COMMAND = "\0call\0", "\0raw\0", "\0command\0"
"""Places in lines of code, of which no line has any of its own."""
FREE = "Any"
"""The type of what a description says nothing of: there is nothing to assert."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """How a kind of answer is met.

    `lines` are those of a test, where CALL stands for the call and RAW for the same one
    with its whole response; `printed` is one where COMMAND stands for what the command
    line prints, told so by `options`.
    """

    lines: tuple[str, ...]
    async_lines: tuple[str, ...]
    options: tuple[str, ...]
    printed: str


@dataclass(frozen=True, kw_only=True)
class Checks:
    """What a value is checked with. `deep` looks inside, also at what is printed."""

    deep: bool

    def value(self, value: str, wanted: str) -> str:
        """Return the line for a value of a client's."""
        # A call alone is a test too: it raises where the API refuses it.
        check = "check" if self.deep else "check_class"
        return value if wanted.endswith(FREE) else f"{check}({value}, {wanted})"

    def printed(self, wanted: str) -> str:
        """Return the line for what the command line prints."""
        any_json = wanted.endswith(FREE) or not self.deep
        return f"check_json({COMMAND}{'' if any_json else f', {wanted}'})"


DEEP, SHALLOW = Checks(deep=True), Checks(deep=False)
_ITEMS = ("--format", "jsonl", "--max-items", "1")
_JSON = ("--format", "json")


class AnswerPlanner:
    """Plans the answers of one module; the types that they are of are noted."""

    def __init__(self, api: Api, annotator: Annotator | None) -> None:
        self._api = api
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
            item, checks = result.pagination.item, self._checks(result)
            if _may_lack(self._api, result, result.pagination.items):
                return self._page(item, checks)
            return self._items(item, CALL, CALL, checks)
        if kind == "text":
            return _whole("str")
        if kind == "binary":
            return Answer(
                lines=(f"assert {CALL}.read()",),
                async_lines=(f"assert await (await {CALL}).read()",),
                options=("--output", "-"),
                printed=f"assert {COMMAND}",
            )
        if kind == "empty":
            return _empty(result.status)
        return _whole(self._type(result.schema), self._checks(result))

    def events(self, events: Events) -> Answer:
        """Return how the events of a stream are met."""
        return self._stream(events.schema)

    def _stream(self, schema: Schema | None) -> Answer:
        inner = self._items(schema, "stream", "stream")
        return Answer(
            lines=(f"with {CALL} as stream:", *_indented(inner.lines)),
            async_lines=(
                f"async with {CALL} as stream:",
                *_indented(inner.async_lines),
            ),
            options=inner.options,
            printed=inner.printed,
        )

    def _items(
        self,
        schema: Schema | None,
        items: str,
        async_items: str,
        checks: Checks = DEEP,
    ) -> Answer:
        wanted = self._type(schema)
        return Answer(
            lines=(checks.value(f"next(iter({items}))", wanted),),
            async_lines=(checks.value(f"await anext(aiter({async_items}))", wanted),),
            options=_ITEMS,
            printed=checks.printed(wanted),
        )

    def _page(self, schema: Schema, checks: Checks) -> Answer:
        """Return how a page is met that may have no items."""
        item = self._type(schema) if checks.deep else FREE
        known = not item.endswith(FREE)
        wanted = f"list[{item}]" if known else FREE
        return Answer(
            lines=(checks.value(f"{CALL}.data" if known else CALL, wanted),),
            async_lines=(
                checks.value(
                    f"(await {CALL}).data" if known else f"await {CALL}", wanted
                ),
            ),
            options=(*_JSON, "--max-items", "1"),
            printed=checks.printed(wanted),
        )

    def _checks(self, result: Result) -> Checks:
        """Return how deep an answer is looked into: Steady gives the description's examples."""
        schema = result.schema
        if schema is None:
            return DEEP
        return DEEP if agreeing(self._api, schema, result.example) else SHALLOW

    def _type(self, schema: Schema | None) -> str:
        if schema is None or self._annotator is None:
            return FREE
        return self._annotator.annotate(schema, "out")


def _may_lack(api: Api, result: Result, items: Key) -> bool:
    """Tell whether an answer may be without its items: Steady gives what is required."""
    schema, shown = result.schema, not isinstance(result.example, Absent)
    for key in (items,) if isinstance(items, str) else items:
        found = None if schema is None else api.resolve(schema)
        if shown or not isinstance(found, ObjectSchema) or found.examples:
            return False
        field = next((p for p in found.properties if p.wire == key), None)
        if field is None or not field.required:
            return field is not None
        schema = field.schema
    return False


def _whole(wanted: str, checks: Checks = DEEP) -> Answer:
    return Answer(
        lines=(checks.value(CALL, wanted),),
        async_lines=(checks.value(f"await {CALL}", wanted),),
        options=_JSON,
        printed=checks.printed(wanted),
    )


def _empty(status: str) -> Answer:
    # Of None type checkers say that there is nothing to look at.
    known = f".status_code == {status}" if status.isdecimal() else ""
    return Answer(
        lines=(f"assert {RAW}{known}" if known else CALL,),
        async_lines=(f"assert (await {RAW}){known}" if known else f"await {CALL}",),
        options=(),
        printed=f'assert {COMMAND} == ""',
    )


def _indented(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"    {line}" for line in lines)
