"""Methods: a signature, a docstring, and the one expression that builds the call."""

from __future__ import annotations

from dataclasses import dataclass

from ...literals import literal
from ...model.api import Api
from ...model.schema import ArraySchema, Schema, StringSchema
from ..surface import Argument, Events, Method, Pagination
from .annotations import NULL, Annotator, Words
from .docs import method_doc

JSON = "application/json"
XML = ("/xml", "+xml")
OMIT = " | Omit"
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


@dataclass(frozen=True, kw_only=True)
class ParameterView:
    """A parameter as it stands in a signature."""

    name: str
    annotation: str
    optional: bool


@dataclass(frozen=True, kw_only=True)
class FunctionView:
    """One function. `call` holds the keyword arguments of the `Call` it builds."""

    name: str
    decorator: str
    positional: tuple[ParameterView, ...]
    keywords: tuple[ParameterView, ...]
    returns: str
    doc: str
    verb: str
    path: str
    call: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    annotation: str
    expression: str


class MethodPlanner:
    """Plans the functions of one module; what they use is noted in its `Words`."""

    def __init__(self, annotator: Annotator, words: Words, api: Api) -> None:
        self._annotator = annotator
        self._words = words
        self._api = api

    def functions(self, method: Method) -> list[FunctionView]:
        """Return a method's functions: one, or two where it can stream its answer."""
        outcome = self._outcome(method)
        if method.result.events is None or method.result.kind == "events":
            self._use("resource", "operation")
            return [self._function(method, method.name, "operation", outcome)]
        self._use("resource", "streamable")
        events = self._events(method.result.events)
        name = f"_{method.name.strip('_')}_events"
        return [
            self._function(method, name, "", events, streaming=True),
            self._function(method, method.name, f"streamable({name})", outcome),
        ]

    def _function(
        self,
        method: Method,
        name: str,
        decorator: str,
        outcome: _Outcome,
        streaming: bool = False,
    ) -> FunctionView:
        self._use("call", "Call", "Options")
        self._words.imports.add("typing_extensions", "Unpack")
        paths = method.arguments_in("path")
        rest = [a for a in method.arguments if a.place != "path"]
        keywords = [self._parameter(method, a, streaming) for a in rest]
        keywords.sort(key=lambda parameter: parameter.optional)
        return FunctionView(
            name=name,
            decorator=decorator,
            positional=tuple(self._parameter(method, a, streaming) for a in paths),
            keywords=tuple(keywords),
            returns=outcome.annotation,
            doc=self._doc(method, streaming),
            verb=method.operation.verb,
            path=method.operation.path,
            call=tuple(self._call(method, outcome)),
        )

    def _doc(self, method: Method, streaming: bool) -> str:
        if streaming:
            return f"The form of `{method.name}` that gives events as they come."
        return method_doc(method)

    def _parameter(
        self, method: Method, argument: Argument, streaming: bool
    ) -> ParameterView:
        if argument.streams:
            self._words.imports.add("typing", "Literal")
            if streaming:
                return ParameterView(
                    name=argument.name, annotation="Literal[True]", optional=False
                )
            annotation = "Literal[False]" + (" | None" if argument.nullable else "")
        elif argument.place == "whole-body" and method.body == "binary":
            self._use("body", "FileContent")
            annotation = "FileContent"
            if method.body_media_type.endswith(XML):
                annotation = f"{self._words.builtin('str')} | FileContent"
        elif argument.place == "whole-body" and method.body == "text":
            annotation = self._words.builtin("str")
        else:
            annotation = self._annotator.annotate(argument.schema, "in")
        if not argument.required:
            self._use("omit", "Omit", "omit")
            # Linters want None last, and so do readers.
            bare = annotation.removesuffix(NULL)
            annotation = bare + OMIT + (NULL if bare != annotation else "")
        return ParameterView(
            name=argument.name,
            annotation=annotation,
            optional=not argument.required,
        )

    # The call

    def _call(self, method: Method, outcome: _Outcome) -> list[tuple[str, str]]:
        parts: list[tuple[str, str]] = []
        for keyword, place in (
            ("path", "path"),
            ("query", "query"),
            ("querystring", "querystring"),
            ("headers", "header"),
            ("cookies", "cookie"),
        ):
            entries = [
                (a.wire, a.name) for a in method.arguments if a.place == place
            ] + [
                (c.wire, literal(c.value)) for c in method.constants if c.place == place
            ]
            if entries:
                parts.append((keyword, _mapping(entries)))
        styles: dict[str, dict[str, str]] = {}
        for argument in method.arguments:
            if argument.style:
                there = styles.setdefault(argument.place, {})
                there[argument.wire] = argument.written
        if styles:
            parts.append(("styles", literal(styles)))
        parts.extend(self._body(method))
        security = method.operation.security
        if security is not None and security != self._api.security:
            parts.append(("security", literal(() if security == ((),) else security)))
        if method.server:
            parts.append(("server", literal(method.server)))
        parts.append(("returns", outcome.expression))
        parts.append(("options", "options"))
        return parts

    def _body(self, method: Method) -> list[tuple[str, str]]:
        if method.body == "none":
            return []
        whole = method.arguments_in("whole-body")
        if method.body in ("text", "binary"):
            said = [("content_type", literal(method.content_type))]
            if not whole:
                return []
            taken = [whole[0].name] if self._is_binary(method, whole[0]) else []
            said = said if method.content_type else []
            return [("content", whole[0].name), *said, *_files(taken)]
        said = []
        if method.body == "json" and method.content_type not in ("", JSON):
            said.append(("content_type", literal(method.content_type)))
        if whole:
            return [(str(method.body), whole[0].name), *said]
        fields = [(a.wire, a.name) for a in method.arguments if a.place == "body"]
        parts: list[tuple[str, str]] = []
        if fields:
            parts.append((method.body, _mapping(fields)))
            if method.body == "json" and method.leaves_out_body:
                parts.append(("optional_body", "True"))
        parts += said
        encoding = {e.wire: e.content_type for e in method.encodings if e.content_type}
        if encoding and method.body == "multipart":
            parts.append(("encoding", literal(encoding)))
        if method.body == "multipart":
            files = method.arguments_in("body")
            parts += _files([a.wire for a in files if self._takes_files(a.schema)])
        return parts

    def _takes_files(self, schema: Schema) -> bool:
        """True for a part of bytes, or for several, that can't be text."""
        resolved = self._api.resolve(schema)
        if isinstance(resolved, ArraySchema):
            resolved = self._api.resolve(resolved.items)
        return isinstance(resolved, StringSchema) and resolved.binary

    def _is_binary(self, method: Method, whole: Argument) -> bool:
        if method.body_media_type == "application/octet-stream":
            return True
        is_xml = method.body_media_type.endswith(XML)
        described = self._takes_files(whole.schema)
        return method.body == "binary" and described and not is_xml

    # What comes back

    def _outcome(self, method: Method) -> _Outcome:
        result = method.result
        if result.kind == "events" and result.events is not None:
            return self._events(result.events)
        if result.kind == "pages" and result.pagination and result.schema:
            return self._pages(result.pagination, result.schema)
        if result.kind == "lines":
            lines = self._typed("Events", "JsonLines", result.schema)
            if result.media_type in LINES:
                return lines
            accept = f"accept={literal(result.media_type)}"
            between = "" if lines.expression.endswith("()") else ", "
            said = f"{lines.expression.removesuffix(')')}{between}{accept})"
            return _Outcome(lines.annotation, said)
        if result.kind == "text":
            self._use("call", "Value")
            self._use("returns", "Text")
            return _Outcome("Value[str]", "Text()")
        if result.kind == "binary":
            self._use("call", "Binary")
            self._use("returns", "Content")
            accept = literal(result.media_type) if result.media_type else ""
            return _Outcome("Binary", f"Content({accept})")
        if result.kind == "empty":
            self._use("call", "Value")
            self._use("returns", "Nothing")
            return _Outcome("Value[None]", "Nothing()")
        return self._with_statuses(
            self._typed("Value", "Json", result.schema), result.by_status
        )

    def _with_statuses(
        self, outcome: _Outcome, told: tuple[tuple[str, Schema], ...]
    ) -> _Outcome:
        """Return an outcome whose type follows from the status that came."""
        if not told:
            return outcome
        types = ", ".join(
            f"{literal(status)}: {self._annotator.annotate(schema, 'out')}"
            for status, schema in told
        )
        expression = f"{outcome.expression.removesuffix(')')}, {{{types}}})"
        return _Outcome(outcome.annotation, expression)

    def _typed(self, alias: str, returns: str, schema: Schema | None) -> _Outcome:
        self._use("call", alias)
        self._use("returns", returns)
        if schema is None:
            self._words.imports.add("typing", "Any")
            return _Outcome(f"{alias}[Any]", f"{returns}()")
        annotation = self._annotator.annotate(schema, "out")
        return _Outcome(f"{alias}[{annotation}]", f"{returns}({annotation})")

    def _events(self, events: Events) -> _Outcome:
        self._use("call", "Events")
        self._use("returns", "ServerEvents")
        if events.schema is None:
            self._words.imports.add("typing", "Any")
            return _Outcome("Events[Any]", "ServerEvents()")
        annotation = self._annotator.annotate(events.schema, "out")
        more = ", envelope=True" if events.envelope else ""
        return _Outcome(f"Events[{annotation}]", f"ServerEvents({annotation}{more})")

    def _pages(self, pagination: Pagination, schema: Schema) -> _Outcome:
        turn = TURNS[pagination.kind]
        self._use("call", "Paged")
        self._use("returns", "Pages")
        self._use("pages", turn)
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
        return _Outcome(
            f"Paged[{item}, {body}]", f"Pages({body}, {turn}({', '.join(arguments)}))"
        )

    def _use(self, module: str, *names: str) -> None:
        self._words.imports.add(f"{self._words.runtime}.{module}", *names)


def _files(names: list[str]) -> list[tuple[str, str]]:
    return [("files", literal(tuple(names)))] if names else []


def _mapping(entries: list[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{literal(wire)}: {name}" for wire, name in entries) + "}"
