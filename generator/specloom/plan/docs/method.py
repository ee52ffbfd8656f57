"""The page of one method."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from ...commonmark import alerts_spelt_out
from ...model.schema import ABSENT, ArraySchema, Json, Reference, Schema
from ...problems import Place
from ..examples import example
from ..global_flags import is_global
from ..invocations import invocations, result_name
from ..surface import Argument, Method, Resource, Result, Surface
from .access import needs
from .anchors import Anchors
from .fields import NO_PAGES, Fields
from .inside import Inside
from .views import Answer, Field, MethodPage, Section

_PLACES: Final = {
    "path": "In the path",
    "query": "In the query",
    "querystring": "The whole query",
    "header": "In the headers",
    "cookie": "In the cookies",
    "body": "In the body",
}
_PARAMETERS: Final = "parameters"
_NOWHERE: Final = Place("")
_LONGEST_TITLE: Final = 72
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_NOTES: Final = {
    "text": "The answer's text.",
    "binary": "The answer's bytes, as they are.",
    "empty": "Nothing.",
}


class _Answered(NamedTuple):
    """What a page says of what comes back."""

    returns: Section
    events: Section
    examples: tuple[Answer, ...]


class MethodPages:
    """The pages of methods. What many methods return is written out once.

    `pages` tells where each declared schema has its own, if it has one.
    """

    def __init__(self, surface: Surface, pages: Mapping[str, str] = NO_PAGES) -> None:
        self._surface = surface
        self._pages = pages
        self._taken = Inside(surface.api, request=True)
        self._given = Inside(surface.api, request=False)
        self._known: dict[Schema, _Answered] = {}

    def page(self, resource: Resource, method: Method, href: str) -> MethodPage:
        """Return the page of a method, at a place of the docs."""
        operation, result = method.operation, method.result
        answered = self._answered(result)
        return MethodPage(
            href=href,
            title=title(method),
            command=command(self._surface, resource, method),
            verb=operation.verb,
            route=operation.path,
            description=description(method),
            deprecated=operation.deprecated,
            needs=needs(self._surface, operation),
            parameters=self._parameters(method.arguments),
            returns=answered.returns,
            returns_note=_note(result),
            events=answered.events,
            events_note=_events_note(method),
            invocations=invocations(self._surface, resource, method),
            answers=answered.examples,
        )

    def _parameters(self, arguments: tuple[Argument, ...]) -> Section:
        given = [argument.schema for argument in arguments]
        anchors = Anchors()
        anchors.keep(_PARAMETERS, (_name(argument) for argument in arguments))
        fields = Fields(self._taken, given, self._pages, anchors=anchors)
        return Section(
            tuple(_parameter(self._surface, fields, a) for a in _listed(arguments))
        )

    def _answered(self, result: Result) -> _Answered:
        events = result.events.schema if result.events else None
        declared = _declared(result.schema)
        if declared is None or events is not None:
            return self._written_out(result.schema, events)
        if declared not in self._known:
            self._known[declared] = self._written_out(result.schema, None)
        return self._known[declared]

    def _written_out(self, answer: Schema | None, event: Schema | None) -> _Answered:
        roots = [schema for schema in (answer, event) if schema is not None]
        fields = Fields(self._given, roots, self._pages)
        return _Answered(
            self._section(fields, answer, "result"),
            self._section(fields, event, "event"),
            tuple(_answers(self._surface, answer, event)),
        )

    def _section(
        self, fields: Fields, schema: Schema | None, otherwise: str
    ) -> Section:
        if schema is None:
            return Section()
        name = result_name(self._surface, schema) or otherwise
        return Section((fields.field(name, schema, parent="returns"),))


def _declared(schema: Schema | None) -> Schema | None:
    """Return a declared type, or an array of it, as an equal to all that show the same.

    None for any other type.
    """
    if isinstance(schema, ArraySchema) and not schema.prefix:
        items = _declared(schema.items)
        schema = None if items is None else replace(schema, items=items)
    elif not isinstance(schema, Reference):
        return None
    if schema is None or schema.examples or schema.default is not ABSENT:
        return None
    return replace(schema, place=_NOWHERE)


def title(method: Method) -> str:
    """Return a method's summary, as plain text short enough for a title.

    Of a summary that is too long, its first sentence; else the method's name.
    """
    return short_title(method.summary) or method.name.replace("_", " ").capitalize()


def short_title(summary: str) -> str:
    """Return a summary, or its first sentence; an empty text where that is too long."""
    words = " ".join(_LINK.sub(r"\1", summary).split())
    first = words.split(". ", 1)[0]
    if len(first) <= _LONGEST_TITLE:
        return words if len(words) <= _LONGEST_TITLE else first
    return ""


def description(method: Method) -> str:
    """Return a method's description: its summary where a title has no room for it."""
    operation = method.operation
    if operation.description or title(method) == method.summary:
        return operation.description
    return operation.summary


def first_paragraph(text: str) -> str:
    """Return the first paragraph of a description, on one line."""
    text = alerts_spelt_out(text.strip())
    return " ".join(text.split("\n\n", 1)[0].split())


def command(surface: Surface, resource: Resource, method: Method) -> str:
    """Return what calls a method on the command line, flags aside."""
    words = (surface.command, resource.command, method.command)
    return " ".join(word for word in words if word)


def _listed(arguments: tuple[Argument, ...]) -> list[Argument]:
    return sorted(arguments, key=lambda a: (a.wire != "id", not a.required, a.flag))


def _parameter(surface: Surface, fields: Fields, argument: Argument) -> Field:
    return fields.field(
        _name(argument),
        argument.schema,
        parent=_PARAMETERS,
        required=argument.required,
        description=argument.description,
        more_facts=(*_where(argument), *_taken_over(surface, argument)),
        deprecated=argument.deprecated,
    )


def _name(argument: Argument) -> str:
    return f"--{argument.flag}"


def _where(argument: Argument) -> tuple[str, ...]:
    """Return how a request says what a flag says, where its name is another there."""
    if argument.place == "whole-body":
        return ("The whole body",)
    if argument.place == "querystring":
        return (_PLACES[argument.place],)
    if argument.wire == argument.flag:
        return ()
    return (f"{_PLACES[argument.place]} as {argument.wire}",)


def _taken_over(surface: Surface, argument: Argument) -> tuple[str, ...]:
    if not is_global(surface, argument.flag):
        return ()
    return (f"The global flag --{argument.flag} goes before the resource here",)


def _note(result: Result) -> str:
    if result.kind in ("json", "pages", "lines") and result.schema is None:
        return "Any JSON."
    if result.kind == "pages":
        return (
            "One page; the client and the command line go on to the next by themselves."
        )
    if result.kind == "lines":
        return "One after another, as lines of JSON."
    return "" if result.schema else _NOTES.get(result.kind, "")


def _events_note(method: Method) -> str:
    if method.result.events is None:
        return ""
    asking = next((a for a in method.arguments if a.streams), None)
    if asking is None:
        return "Server-sent events, one after another."
    return f"With --{asking.flag}, server-sent events, one after another."


def _answers(
    surface: Surface, answer: Schema | None, event: Schema | None
) -> Iterator[Answer]:
    for label, schema in (("JSON", answer), ("Events", event)):
        if schema is not None:
            code = json_text(example(surface.api, schema))
            yield Answer(label=label, language="json", code=code)


def json_text(value: Json) -> str:
    """Return a value as JSON for readers."""
    return json.dumps(value, indent=2, ensure_ascii=False)
