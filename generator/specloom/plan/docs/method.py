"""The page of one method."""

from __future__ import annotations

import json
import re
from typing import Final

from ...model.schema import Json, Schema
from ..examples import example
from ..global_flags import is_global
from ..invocations import invocations, result_name
from ..surface import Argument, Method, Resource, Result, Surface
from .fields import Anchors, Fields
from .views import Answer, Field, MethodPage

_PLACES: Final = {
    "path": "In the path",
    "query": "In the query",
    "querystring": "The whole query",
    "header": "In the headers",
    "cookie": "In the cookies",
    "body": "In the body",
}
_LONGEST_TITLE: Final = 72
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_NOTES: Final = {
    "text": "The answer's text.",
    "binary": "The answer's bytes, as they are.",
    "empty": "Nothing.",
}


def method_page(
    surface: Surface, resource: Resource, method: Method, href: str
) -> MethodPage:
    """Return the page of a method, at a place of the docs."""
    anchors = Anchors()
    given = [argument.schema for argument in method.arguments]
    parameters = Fields(surface.api, anchors, given, request=True)
    answered = Fields(surface.api, anchors, _answered(method.result), request=False)
    operation = method.operation
    return MethodPage(
        href=href,
        title=title(method),
        command=command(surface, resource, method),
        verb=operation.verb,
        route=operation.path,
        description=description(method),
        deprecated=operation.deprecated,
        parameters=tuple(
            _parameter(surface, parameters, a) for a in _listed(method.arguments)
        ),
        returns=_returns(surface, answered, method.result),
        returns_note=_note(method.result),
        events=_events(surface, answered, method.result),
        events_note=_events_note(method),
        invocations=invocations(surface, resource, method),
        answers=_answers(surface, method.result),
    )


def title(method: Method) -> str:
    """Return a method's summary, as plain text short enough for a title.

    Of a summary that is too long, its first sentence; else the method's name.
    """
    words = " ".join(_LINK.sub(r"\1", method.summary).split())
    first = words.split(". ", 1)[0]
    if len(first) <= _LONGEST_TITLE:
        return words if len(words) <= _LONGEST_TITLE else first
    return method.name.replace("_", " ").capitalize()


def description(method: Method) -> str:
    """Return a method's description: its summary where a title has no room for it."""
    operation = method.operation
    if operation.description or title(method) == method.summary:
        return operation.description
    return operation.summary


def command(surface: Surface, resource: Resource, method: Method) -> str:
    """Return what calls a method on the command line, flags aside."""
    words = (surface.command, resource.command, method.command)
    return " ".join(word for word in words if word)


def _listed(arguments: tuple[Argument, ...]) -> list[Argument]:
    return sorted(arguments, key=lambda a: (a.wire != "id", not a.required, a.flag))


def _answered(result: Result) -> list[Schema]:
    events = result.events.schema if result.events else None
    return [schema for schema in (result.schema, events) if schema is not None]


def _parameter(surface: Surface, fields: Fields, argument: Argument) -> Field:
    return fields.field(
        f"--{argument.flag}",
        argument.schema,
        parent="parameters",
        required=argument.required,
        description=argument.description,
        more_facts=(*_where(argument), *_taken_over(surface, argument)),
        deprecated=argument.deprecated,
    )


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


def _returns(surface: Surface, fields: Fields, result: Result) -> tuple[Field, ...]:
    if result.schema is None:
        return ()
    return (_root(surface, fields, result.schema, "result"),)


def _root(surface: Surface, fields: Fields, schema: Schema, otherwise: str) -> Field:
    name = result_name(surface, schema) or otherwise
    return fields.field(name, schema, parent="returns")


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


def _events(surface: Surface, fields: Fields, result: Result) -> tuple[Field, ...]:
    if result.events is None or result.events.schema is None:
        return ()
    return (_root(surface, fields, result.events.schema, "event"),)


def _events_note(method: Method) -> str:
    if method.result.events is None:
        return ""
    asking = next((a for a in method.arguments if a.streams), None)
    if asking is None:
        return "Server-sent events, one after another."
    return f"With --{asking.flag}, server-sent events, one after another."


def _answers(surface: Surface, result: Result) -> tuple[Answer, ...]:
    found: list[Answer] = []
    if result.schema is not None:
        value = example(surface.api, result.schema)
        found.append(Answer(label="JSON", language="json", code=_json(value)))
    if result.events is not None and result.events.schema is not None:
        value = example(surface.api, result.events.schema)
        found.append(Answer(label="Events", language="json", code=_json(value)))
    return tuple(found)


def _json(value: Json) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
