"""What methods give back, as the annotation and the expression that the call is made with."""

from __future__ import annotations

from ...literals import literal
from ...model.schema import Schema
from ...values import dataclass
from ..surface import Events, Method, Pagination
from .annotations import Annotator, Words

TURNS = {
    "cursor": "Cursor",
    "token": "Token",
    "page": "PageNumber",
    "offset": "Offset",
    "next-url": "NextUrl",
    "link": "LinkHeader",
}

LINES = ("application/jsonl", "application/x-ndjson")
"""What is asked for where a body is read line by line, unless said otherwise."""
COUNTED = frozenset(("Cursor", "PageNumber", "Offset"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stands behind a signature's arrow, and what reads the answer."""

    annotation: str
    expression: str


class OutcomePlanner:
    """Plans the outcomes of one module; what they use is noted in its `Words`."""

    def __init__(self, annotator: Annotator, words: Words) -> None:
        self._annotator = annotator
        self._words = words

    def of(self, method: Method) -> Outcome:
        """Return what a method gives, other than events on demand."""
        result = method.result
        if result.kind == "events" and result.events is not None:
            return self.events(result.events)
        if result.kind == "pages" and result.pagination and result.schema:
            return self._pages(result.pagination, result.schema)
        if result.kind == "lines":
            accept = f"accept={literal(result.media_type)}"
            more = () if result.media_type in LINES else (accept,)
            return self._typed("Events", "JsonLines", result.schema, *more)
        if result.kind == "text":
            self._words.use("call", "Value")
            self._words.use("returns", "Text")
            return Outcome("Value[str]", "Text()")
        if result.kind == "binary":
            self._words.use("call", "Binary")
            self._words.use("returns", "Content")
            accept = literal(result.media_type) if result.media_type else ""
            return Outcome("Binary", f"Content({accept})")
        if result.kind == "empty":
            self._words.use("call", "Value")
            self._words.use("returns", "Nothing")
            return Outcome("Value[None]", "Nothing()")
        types = ", ".join(
            f"{literal(status)}: {self._annotator.annotate(schema, 'out')}"
            for status, schema in result.by_status
        )
        more = (f"{{{types}}}",) if types else ()
        return self._typed("Value", "Json", result.schema, *more)

    def _typed(
        self, alias: str, returns: str, schema: Schema | None, *more: str
    ) -> Outcome:
        self._words.use("call", alias)
        self._words.use("returns", returns)
        if schema is None:
            self._words.imports.add("typing", "Any")
            return Outcome(f"{alias}[Any]", f"{returns}({', '.join(more)})")
        annotation = self._annotator.annotate(schema, "out")
        said = ", ".join((annotation, *more))
        return Outcome(f"{alias}[{annotation}]", f"{returns}({said})")

    def events(self, events: Events) -> Outcome:
        """Return what a method gives that streams events."""
        self._words.use("call", "Events")
        self._words.use("returns", "ServerEvents")
        if events.schema is None:
            self._words.imports.add("typing", "Any")
            return Outcome("Events[Any]", "ServerEvents()")
        annotation = self._annotator.annotate(events.schema, "out")
        more = ", envelope=True" if events.envelope else ""
        return Outcome(f"Events[{annotation}]", f"ServerEvents({annotation}{more})")

    def _pages(self, pagination: Pagination, schema: Schema) -> Outcome:
        turn = TURNS[pagination.kind]
        self._words.use("call", "Paged")
        self._words.use("returns", "Pages")
        self._words.use("turns", turn)
        body = self._annotator.annotate(schema, "out")
        item = self._annotator.annotate(pagination.item, "out")
        said = {
            "items": pagination.items or None,
            "param": pagination.param,
            "field": pagination.field,
            "more": pagination.more if turn in COUNTED else "",
            "pages": pagination.pages if turn == "PageNumber" else "",
            "total": pagination.total if turn in ("PageNumber", "Offset") else "",
            "limit": pagination.limit if turn == "Offset" else "",
        }
        arguments = [
            f"{key}={literal(value)}" for key, value in said.items() if value != ""
        ]
        if pagination.first != 1:
            arguments.append(f"first={pagination.first}")
        return Outcome(
            f"Paged[{item}, {body}]", f"Pages({body}, {turn}({', '.join(arguments)}))"
        )
