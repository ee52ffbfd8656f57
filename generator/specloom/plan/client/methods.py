"""Methods: a signature, a docstring, and the one expression that builds the call."""

from __future__ import annotations

from ...literals import literal
from ...model.schema import ArraySchema, Schema, StringSchema
from ...values import dataclass
from ..errors import departs
from ..needs import needed, says_its_own
from ..surface import Argument, Errors, Method, Surface
from .annotations import NULL, Annotator, Words
from .docs import method_doc
from .outcomes import Outcome, OutcomePlanner

JSON = "application/json"
XML = ("/xml", "+xml")
OMIT = " | Omit"


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
    options: str
    """The type of the keywords that it takes besides."""
    returns: str
    doc: str
    verb: str
    path: str
    call: tuple[tuple[str, str], ...]


class MethodPlanner:
    """Plans the functions of one module; what they use is noted in its `Words`."""

    def __init__(self, annotator: Annotator, words: Words, surface: Surface) -> None:
        self._annotator = annotator
        self._words = words
        self._api = surface.api
        self._usual_errors = surface.errors
        self._outcomes = OutcomePlanner(annotator, words)

    def functions(self, method: Method) -> list[FunctionView]:
        """Return a method's functions: one, or two where it can stream its answer."""
        outcome = self._outcomes.of(method)
        if method.result.events is None or method.result.kind == "events":
            self._words.use("resource", "operation")
            return [self._function(method, method.name, "operation", outcome)]
        self._words.use("resource", "streamable")
        events = self._outcomes.events(method.result.events)
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
        outcome: Outcome,
        streaming: bool = False,
    ) -> FunctionView:
        options = (
            "PageOptions" if outcome.expression.startswith("Pages(") else "Options"
        )
        self._words.use("call", "Call", options)
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
            options=options,
            returns=outcome.annotation,
            doc=self._doc(method, streaming),
            verb=method.operation.verb,
            path=method.operation.sent_path,
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
            self._words.use("body", "FileContent")
            annotation = "FileContent"
            if method.body_media_type.endswith(XML):
                annotation = f"{self._words.builtin('str')} | FileContent"
        elif argument.place == "whole-body" and method.body == "text":
            annotation = self._words.builtin("str")
        else:
            annotation = self._annotator.annotate(argument.schema, "in")
        if not argument.required:
            self._words.use("omit", "Omit", "omit")
            # Linters want None last, and so do readers.
            bare = annotation.removesuffix(NULL)
            annotation = bare + OMIT + (NULL if bare != annotation else "")
        return ParameterView(
            name=argument.name,
            annotation=annotation,
            optional=not argument.required,
        )

    # The call

    def _call(self, method: Method, outcome: Outcome) -> list[tuple[str, str]]:
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
        if method.idempotency_header:
            header = literal(method.idempotency_header)
            parts.append(("idempotency_header", header))
        parts.extend(self._body(method))
        if says_its_own(self._api, method.operation):
            needs = needed(self._api, method.operation)
            parts.append(("security", literal(() if needs == ((),) else needs)))
        if method.server:
            parts.append(("server", literal(method.server)))
        parts.append(("returns", outcome.expression))
        if departs(method, self._usual_errors):
            parts.append(("errors", error_types(method.errors, self._annotator)))
        parts.append(("options", "options"))
        return parts

    def _body(self, method: Method) -> list[tuple[str, str]]:
        if method.body == "none":
            return []
        whole = method.arguments_in("whole-body")
        if method.body in ("text", "binary"):
            if not whole:
                return []
            taken = [whole[0].name] if self._is_binary(method, whole[0]) else []
            return [("content", whole[0].name), *_type(method), *_files(taken)]
        said = _type(method) if method.body == "json" else []
        if whole:
            return [(str(method.body), whole[0].name), *said]
        fields = [(a.wire, a.name) for a in method.arguments if a.place == "body"]
        parts: list[tuple[str, str]] = []
        if fields:
            parts.append((method.body, _mapping(fields)))
            if method.body in ("json", "multipart") and method.leaves_out_body:
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


def _type(method: Method) -> list[tuple[str, str]]:
    """Return the media type of a body, where it isn't what the runtime takes it for."""
    told = method.content_type
    usual = method.body == "json" and told == JSON
    return [("content_type", literal(told))] if told and not usual else []


def error_types(errors: Errors, annotator: Annotator) -> str:
    """Return what gives the types of errors by status, once they are asked for."""
    entries = [(status, annotator.annotate(kind, "out")) for status, kind in errors]
    return f"lambda: {_mapping(entries)}"


def _files(names: list[str]) -> list[tuple[str, str]]:
    return [("files", literal(tuple(names)))] if names else []


def _mapping(entries: list[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{literal(wire)}: {name}" for wire, name in entries) + "}"
