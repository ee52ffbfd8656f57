"""Commands, flags and resources, as the runtime's tables say them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...model.schema import ABSENT, ObjectSchema, Schema
from ...runtime.cli import tables
from ..accepts import default_of
from ..needs import Way, needed, says_its_own
from ..summary import summary
from ..surface import Argument, Method, Resource, Surface
from .columns import columns
from .prose import paragraph, plain
from .shapes import shape

_NAMED = 10
"""So many commands say what a resource is about that isn't described."""


def plan_app(surface: Surface, package: str) -> tables.App:
    """Return the table of the whole command line; `package` is where it is imported."""
    return tables.App(
        command=surface.command,
        package=package,
        about=paragraph(surface.api.description) or surface.api.title.strip(),
        env_prefix=surface.env_prefix,
        credentials=tuple(_credentials(surface)),
        resources={
            resource.command: tables.Entry(resource.module, _about(resource))
            for resource in surface.resources()
            if resource.methods
        },
        environments=tuple(surface.environments),
        max_retries=surface.max_retries,
    )


def _credentials(surface: Surface) -> Iterator[tables.Credential]:
    for credential in surface.credentials:
        scheme, token = credential.scheme.name, credential.name
        yield tables.Credential(
            scheme,
            token,
            credential.flag,
            credential.env,
            basic=credential.scheme.is_basic,
        )
        for part in credential.login:
            yield tables.Credential(scheme, part.name, part.flag, part.env, token)


def plan_commands(surface: Surface, resource: Resource) -> tuple[tables.Command, ...]:
    """Return the commands of one resource."""
    return tuple(_command(surface, method) for method in resource.methods)


def _about(resource: Resource) -> str:
    return paragraph(resource.description) or _commands(resource)


def _commands(resource: Resource) -> str:
    """Return the names of a resource's commands; of many the first ones."""
    names = [method.command for method in resource.methods]
    more = len(names) - _NAMED
    said = ", ".join(names if more <= 1 else names[:_NAMED])
    return f"{said} and {more} more" if more > 1 else said


def _command(surface: Surface, method: Method) -> tables.Command:
    result = method.result
    operation = method.operation
    return tables.Command(
        name=method.command,
        verb=operation.verb,
        path=operation.sent_path,
        summary=paragraph(method.summary),
        about=plain(operation.description),
        flags=tuple(_flag(surface, method, argument) for argument in method.arguments),
        constants=tuple(
            tables.Constant(c.wire, c.place, c.value) for c in method.constants
        ),
        body=method.body,
        media_type=method.content_type,
        optional_body=method.body in ("json", "multipart") and method.leaves_out_body,
        parts={e.wire: e.content_type for e in method.encodings if e.content_type},
        result=result.kind,
        paging=_paging(method),
        accept=result.media_type if result.kind == "binary" else "",
        envelope=result.events.envelope if result.events else False,
        extra=takes_more(surface, method),
        security=_security(surface, method),
        deprecated=operation.deprecated,
        server=method.server,
        idempotency_header=method.idempotency_header,
        columns=columns(surface.api, method),
    )


def _flag(surface: Surface, method: Method, argument: Argument) -> tables.Flag:
    api, whole = surface.api, argument.place == "whole-body"
    if whole and method.body == "binary":
        kind = tables.Shape("file")
    else:
        upload = method.body == "multipart" and argument.place in ("body", "whole-body")
        kind = shape(api, argument.schema, uploads=upload)
    return tables.Flag(
        name=argument.flag,
        wire=argument.wire,
        place=argument.place,
        shape=kind,
        summary=summary(api, argument.schema, required=argument.required)
        + (" (deprecated)" if argument.deprecated else ""),
        about=paragraph(argument.description),
        required=argument.required,
        default=_default(surface, argument.schema),
        style=argument.written,
        streams=argument.streams,
    )


def _default(surface: Surface, schema: Schema) -> str:
    default = default_of(surface.api, schema)
    return "" if default is ABSENT else json.dumps(default, ensure_ascii=False)


def _paging(method: Method) -> tables.Paging | None:
    said = method.result.pagination
    if said is None:
        return None
    return tables.Paging(
        said.kind,
        said.items,
        said.param,
        said.field,
        said.more,
        said.limit,
        said.first,
        said.pages,
        said.total,
    )


def takes_more(surface: Surface, method: Method) -> bool:
    """True where the description says itself that the body takes other fields."""
    return more_of(surface, method) is not None


def more_of(surface: Surface, method: Method) -> Schema | None:
    """Return of what kind other fields are that the description says the body takes."""
    body = method.operation.body
    chosen = [m for m in body.media if m.name == method.body_media_type] if body else []
    if not chosen or chosen[0].schema is None:
        return None
    schema = surface.api.resolve(chosen[0].schema)
    if not isinstance(schema, ObjectSchema) or schema.open:
        return None
    return schema.additional


def _security(surface: Surface, method: Method) -> tuple[Way, ...] | None:
    if not says_its_own(surface.api, method.operation):
        return None
    said = needed(surface.api, method.operation)
    return () if said == ((),) else said
