"""A method's arguments: one per parameter, and one per property of its body."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..model.api import Api, MediaType, Operation, Parameter
from ..model.schema import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    ObjectSchema,
    Schema,
    StringSchema,
    UnionSchema,
)
from ..names import in_turn, kebab, singular, snake, unique, unique_flags
from ..plain import fields, text
from .bodies import FORMS, BodyPlan, has_parts
from .surface import Argument, Constant

# Keywords that every method has beside its own.
OPTIONS = ("extra_headers", "extra_query", "extra_body", "timeout", "resume_from")
RESERVED = ("self", "options", *OPTIONS)
STREAM = "stream"
IDEMPOTENCY = "idempotency-key"
_UUID = 36
_MADE_UP = (
    "Unless it is given, each call gets one of its own, which stays the same when the"
    " call is tried again."
)
# Of two arguments of one name, that of the place named first keeps it.
_PLACES = ("path", "query", "querystring", "header", "cookie", "body", "whole-body")


def plan_arguments(
    api: Api,
    operation: Operation,
    body: BodyPlan,
    path: str,
    streams: bool,
    idempotency_header: str | None = None,
) -> tuple[tuple[Argument, ...], tuple[Constant, ...]]:
    """Return what a caller gives to the operation, and what is always sent."""
    naming = {IDEMPOTENCY, (idempotency_header or IDEMPOTENCY).lower()}
    arguments: list[Argument] = []
    constants: list[Constant] = []
    for parameter in operation.parameters:
        constant = _constant(api, parameter)
        if constant is not None:
            constants.append(constant)
        else:
            argument = _parameter(api, parameter)
            named = argument.wire.lower() in naming and _takes_name(api, argument)
            arguments.append(_naming(argument) if named else argument)
    arguments.extend(_body_arguments(api, operation, body, streams))
    in_path = [a for a in arguments if a.place == "path"]
    in_path.sort(key=lambda a: path.find(f"{{{a.wire}}}"))
    rest = [a for a in arguments if a.place != "path"]
    ordered = in_path + [a for a in rest if a.required]
    ordered += [a for a in rest if not a.required]
    return tuple(_named(api, ordered)), tuple(constants)


def _constant(api: Api, parameter: Parameter) -> Constant | None:
    schema = api.resolve(parameter.schema)
    if (
        parameter.required
        and parameter.location not in ("path", "querystring")
        and not parameter.media_type
        and isinstance(schema, EnumSchema)
        and schema.constant
        and isinstance(schema.values[0], str)
    ):
        return Constant(
            wire=parameter.wire, place=parameter.location, value=schema.values[0]
        )
    return None


def is_built(api: Api, parameter: Parameter) -> bool:
    """Whether a parameter's text can be made of its value: else it is given as text."""
    if _style(parameter)[0] != "text":
        return True
    meant = api.resolve(parameter.schema)
    return not isinstance(meant, (ObjectSchema, ArraySchema, UnionSchema))


def _parameter(api: Api, parameter: Parameter) -> Argument:
    schema = parameter.schema
    if not is_built(api, parameter):
        schema = StringSchema(place=schema.place, description=schema.description)
    style, explode = _style(parameter)
    return Argument(
        name=parameter.label,
        flag="",
        wire=parameter.wire,
        place=parameter.location,
        schema=schema,
        required=parameter.required,
        nullable=api.nullable(schema),
        description=parameter.description or schema.description,
        deprecated=parameter.deprecated or schema.deprecated,
        style=style,
        explode=explode,
        allow_reserved=parameter.allow_reserved,
        media_type=parameter.media_type,
        example=parameter.example,
    )


def _takes_name(api: Api, argument: Argument) -> bool:
    """Tell whether a header takes a name that the client makes up, which is a UUID."""
    schema = api.resolve(argument.schema)
    return (
        argument.place == "header"
        and isinstance(schema, StringSchema)
        and schema.format in ("", "uuid")
        and not schema.pattern
        and (schema.min_length or 0) <= _UUID <= (schema.max_length or _UUID)
    )


def _naming(argument: Argument) -> Argument:
    """Return the argument for a header that the client sends by itself."""
    said = argument.description.strip()
    apart = " " if said.endswith((".", "!", "?")) and "\n\n" not in said else "\n\n"
    return replace(
        argument,
        required=False,
        names_call=True,
        description=f"{said}{apart}{_MADE_UP}" if said else _MADE_UP,
    )


def _style(parameter: Parameter) -> tuple[str, bool]:
    """Return style and explode, an empty style where both are usual in that place."""
    if parameter.media_type:
        media = MediaType(name=parameter.media_type, schema=None)
        form = parameter.location == "querystring" and media.is_form
        return "" if form else "json" if media.is_json else "text", False
    usual = "form" if parameter.location in ("query", "cookie") else "simple"
    as_usual = parameter.style == usual and parameter.explode == (usual == "form")
    said = "" if as_usual and not parameter.allow_reserved else parameter.style
    return said, parameter.explode


def _body_arguments(
    api: Api, operation: Operation, body: BodyPlan, streams: bool
) -> list[Argument]:
    if body.media is None:
        return []
    schema = body.media.schema
    resolved = api.resolve(schema) if schema else None
    name = text(fields(operation.extensions.get("x-specloom")).get("body"))
    if (
        not name
        and body.kind in ("json", *FORMS)
        and isinstance(resolved, ObjectSchema)
        and resolved.properties
    ):
        styles = _part_styles(body)
        return [
            Argument(
                name=prop.label,
                flag="",
                wire=prop.wire,
                place="body",
                schema=prop.schema,
                # Bodies are often left optional by oversight: what a body requires,
                # its method requires.
                required=prop.required,
                nullable=api.nullable(prop.schema),
                description=prop.schema.description
                or api.resolve(prop.schema).description,
                deprecated=prop.schema.deprecated,
                streams=streams
                and prop.wire == STREAM
                and _is_boolean(api, prop.schema),
                **styles.get(prop.wire, {}),
            )
            for prop in resolved.properties
            if api.travels(prop.schema, request=True)
        ]
    schema = _content(api, operation, body, schema)
    return [
        Argument(
            name=name,
            flag="",
            wire="",
            place="whole-body",
            schema=schema,
            required=body.required,
            nullable=api.nullable(schema),
            description=schema.description or api.resolve(schema).description,
            media_type=body.media.name,
        )
    ]


def _part_styles(body: BodyPlan) -> dict[str, dict[str, Any]]:
    """Return how the properties of a form travel that its `encoding` gives a style."""
    found: dict[str, dict[str, Any]] = {}
    for said in body.media.encodings if body.media and body.kind != "json" else ():
        is_json = MediaType(name=said.content_type, schema=None).is_json
        if said.style:
            found[said.wire] = {
                "style": said.style,
                "explode": said.explode,
                "allow_reserved": said.allow_reserved,
            }
        elif is_json and body.kind == "form":
            found[said.wire] = {"style": "json", "explode": False}
    return found


def _content(
    api: Api, operation: Operation, body: BodyPlan, schema: Schema | None
) -> Schema:
    """Return the schema of a body that is taken whole, also where none is described."""
    place = schema.place if schema else operation.place
    if body.kind in FORMS and not has_parts(api, schema):
        return ObjectSchema(place=place, additional=AnySchema(place=place), open=True)
    if schema is not None and not isinstance(schema, AnySchema):
        return schema
    if body.kind in ("text", "binary"):
        return StringSchema(
            place=place, format="binary" if body.kind == "binary" else ""
        )
    return schema or AnySchema(place=place)


def _is_boolean(api: Api, schema: Schema) -> bool:
    return isinstance(api.resolve(schema), BooleanSchema)


def _named(api: Api, arguments: list[Argument]) -> list[Argument]:
    """Give every argument its keyword and its flag, each once within the method."""
    wires = [
        a.name or ("body" if a.place == "whole-body" else _bare(a.wire))
        for a in arguments
    ]
    turns = [
        (_PLACES.index(a.place), snake(wire) != wire, a.wire)
        for a, wire in zip(arguments, wires, strict=True)
    ]
    names = in_turn(unique, [snake(wire) for wire in wires], turns, RESERVED)
    taken = set(map(kebab, wires))
    flags = [
        _flag(api, argument, wire, taken)
        for argument, wire in zip(arguments, wires, strict=True)
    ]
    flags = in_turn(unique_flags, flags, turns, ("help",))
    return [
        replace(argument, name=name, flag=flag)
        for argument, name, flag in zip(arguments, names, flags, strict=True)
    ]


def _flag(api: Api, argument: Argument, wire: str, taken: set[str]) -> str:
    flag = kebab(wire)
    if isinstance(api.resolve(argument.schema), ArraySchema):
        one = singular(flag)
        if one == flag or one not in taken:
            return one
    return flag


def _bare(wire: str) -> str:
    """Return a wire name without the `[]` that marks an array for some servers."""
    return wire.removesuffix("[]")
