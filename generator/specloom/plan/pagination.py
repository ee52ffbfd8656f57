"""Pagination: how a list's answer and parameters tell where the next page is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, cast

from ..model.api import Api, Header, Operation
from ..model.schema import (
    ABSENT,
    ArraySchema,
    BooleanSchema,
    NumberSchema,
    ObjectSchema,
    Property,
    Schema,
    StringSchema,
    UnionSchema,
)
from ..plain import fields, is_mapping
from .surface import Key, Pagination

Kind = Literal["cursor", "page", "offset", "next-url", "token", "link"]
_DEEPEST = 2
Schemes = Mapping[str, Mapping[str, Any]]

ITEMS = ("data", "items", "results", "values", "entries", "records", "list", "elements")
MORE = ("has_more", "hasMore", "has_next", "hasNext", "has_next_page", "more")
MORE_PAGES = ("next_page", "nextPage")
PAGE_COUNTS = (
    "total_pages",
    "totalPages",
    "page_count",
    "pageCount",
    "pages",
    "num_pages",
    "numPages",
)
LAST_PAGES = ("last_page", "lastPage")
TOTALS = (
    "total",
    "total_count",
    "totalCount",
    "total_items",
    "totalItems",
    "total_results",
)
# Objects of an answer that tell about the list rather than hold its items.
HOLDERS = (
    "meta",
    "_meta",
    "metadata",
    "pagination",
    "paging",
    "page_info",
    "pageInfo",
    "page",
)
LAST = ("last_id", "lastId", "end_cursor", "endCursor")
TOKENS = {
    "cursor": ("next_cursor", "nextCursor", "cursor", "next"),
    "after": ("next", "next_cursor", "end_cursor", "after"),
    "starting_after": ("next", "next_cursor", "end_cursor"),
    "page": ("next_page",),
    "page_token": ("next_page_token", "nextPageToken"),
    "pageToken": ("nextPageToken", "next_page_token"),
    "next_token": ("next_token", "nextToken"),
    "nextToken": ("nextToken", "next_token"),
    "continuation_token": ("continuation_token", "next_continuation_token"),
    "marker": ("next_marker", "marker"),
}
NEXT_URLS = (
    "next",
    "next_url",
    "nextUrl",
    "next_page_url",
    "@odata.nextLink",
    "nextLink",
)
PAGES = ("page", "page_number", "pageNumber", "page_index")
OFFSETS = ("offset", "skip", "start", "start_index")
LIMITS = (
    "limit",
    "page_size",
    "pageSize",
    "per_page",
    "perPage",
    "size",
    "count",
    "top",
)


def paginate(
    api: Api,
    operation: Operation,
    schema: Schema,
    headers: Sequence[Header],
    schemes: Schemes,
) -> Pagination | None:
    """Return how an operation's answer goes on to the next page, or None."""
    asked = fields(operation.extensions.get("x-specloom")).get("pagination")
    if asked is False:
        return None
    resolved = api.resolve(schema)
    params = {p.wire for p in operation.parameters if p.location == "query"}
    if isinstance(asked, str) and asked in schemes:
        return _from_scheme(api, resolved, schemes[asked])
    if is_mapping(asked):
        return _from_scheme(api, resolved, asked)
    for scheme in schemes.values():
        param = scheme.get("param", "")
        if not param or param in params:
            found = _from_scheme(api, resolved, scheme)
            if found is not None and _at(api, resolved, found.field) is not None:
                return found
    return _infer(api, operation, resolved, params, headers)


def _from_scheme(
    api: Api, schema: Schema, scheme: Mapping[str, Any]
) -> Pagination | None:

    def key(setting: str) -> Key:
        return _key(schema, scheme.get(setting, ""))

    items = key("items")
    array = _array(api, schema, items)
    if array is None:
        return None
    return Pagination(
        kind=cast("Kind", scheme.get("kind", "cursor")),
        items=items,
        param=str(scheme.get("param", "")),
        field=key("field"),
        more=key("more"),
        pages=key("pages"),
        total=key("total"),
        limit=str(scheme.get("limit", "")),
        item=array.items,
    )


def _infer(
    api: Api,
    operation: Operation,
    schema: Schema,
    params: set[str],
    headers: Sequence[Header],
) -> Pagination | None:
    if operation.verb != "GET":
        return None
    name = _items_name(api, schema)
    array = _array(api, schema, name) if name is not None else None
    if name is None or array is None:
        return None
    fields = schema.properties if isinstance(schema, ObjectSchema) else ()
    more = _first(api, fields, MORE, BooleanSchema)
    limit = next((p for p in LIMITS if p in params), "")

    def found(kind: Kind, param: str = "", field: str = "", **said: Any) -> Pagination:
        pages = Pagination(
            kind=kind,
            items=name,
            param=param,
            field=field,
            more=more,
            limit=limit,
            item=array.items,
        )
        return replace(pages, **said)

    for param in ("after", "starting_after"):
        last = _first(api, fields, LAST, StringSchema)
        if param in params and (more or last):
            return found("cursor", param, last)
    for param, names in TOKENS.items():
        token = _first(api, fields, names, StringSchema)
        if param in params and token:
            return found("token", param, token)
    next_url = _first(api, fields, NEXT_URLS, StringSchema)
    if next_url:
        return found("next-url", field=next_url)
    if any(header.wire.lower() == "link" for header in headers):
        return found("link")
    for param in PAGES:
        number = _number(api, operation, param)
        if number is not None:
            first = _first_page(number)
            return found("page", param, first=first, **_ends(api, schema, first))
    for param in OFFSETS:
        if _number(api, operation, param) is not None:
            said = _ends(api, schema)
            return found("offset", param, more=said["more"], total=said["total"])
    return None


def _items_name(api: Api, schema: Schema) -> str | None:
    """Return the field that holds the items: empty for a bare array, None for none."""
    if isinstance(schema, ArraySchema):
        return ""
    if not isinstance(schema, ObjectSchema):
        return None
    arrays = [
        p.wire
        for p in schema.properties
        if isinstance(api.resolve(p.schema), ArraySchema)
    ]
    for name in ITEMS:
        if name in arrays:
            return name
    return arrays[0] if len(arrays) == 1 else None


def _array(api: Api, schema: Schema, key: Key) -> ArraySchema | None:
    found = _at(api, schema, key)
    return found if isinstance(found, ArraySchema) else None


def _at(api: Api, schema: Schema, key: Key) -> Schema | None:
    """Return the schema of a field, of the answer itself for none."""
    for name in (key,) if isinstance(key, str) else key:
        if name:
            found = schema.property(name) if isinstance(schema, ObjectSchema) else None
            if found is None:
                return None
            schema = api.resolve(found.schema)
    return schema


def _first(
    api: Api, fields: Sequence[Property], names: Sequence[str], kind: type[Schema]
) -> str:
    for name in names:
        for field in fields:
            if field.wire == name and _is_kind(api, field.schema, kind):
                return name
    return ""


def _is_kind(api: Api, schema: Schema, kind: type[Schema]) -> bool:
    resolved = api.resolve(schema)
    if isinstance(resolved, UnionSchema):
        return any(_is_kind(api, variant, kind) for variant in resolved.variants)
    return isinstance(resolved, kind)


def _number(api: Api, operation: Operation, wire: str) -> Schema | None:
    """Return the schema of the query parameter of that name if it takes numbers."""
    for parameter in operation.parameters:
        if parameter.wire == wire and parameter.location == "query":
            schema = api.resolve(parameter.schema)
            return schema if _is_kind(api, schema, NumberSchema) else None
    return None


def _ends(api: Api, schema: Schema, first: int = 1) -> dict[str, Any]:
    """Return where an answer says that a list ends, by the names of `Pagination`."""
    # Counted from 0, the last page's number is not how many there are.
    counts = PAGE_COUNTS if first == 0 else PAGE_COUNTS + LAST_PAGES
    return {
        "pages": _deep(api, schema, counts, NumberSchema),
        "total": _deep(api, schema, TOTALS, NumberSchema),
        "more": _deep(api, schema, MORE, BooleanSchema)
        or _deep(api, schema, MORE_PAGES, NumberSchema),
    }


def _deep(
    api: Api, schema: Schema, names: Sequence[str], kind: type[Schema], depth: int = 0
) -> Key:
    """Return the field of one of the names, or the path to it through what holds such."""
    if not isinstance(schema, ObjectSchema):
        return ""
    here = _first(api, schema.properties, names, kind)
    if here or depth == _DEEPEST:
        return here
    for holder in HOLDERS:
        prop = schema.property(holder)
        if prop is not None:
            inner = api.resolve(prop.schema)
            rest = _deep(api, inner, names, kind, depth + 1)
            if rest:
                return (holder, rest) if isinstance(rest, str) else (holder, *rest)
    return ""


def _key(schema: Schema, said: object) -> Key:
    """Return a field's name as configured, or the path that its dots make."""
    text = str(said)
    whole = isinstance(schema, ObjectSchema) and schema.property(text)
    return tuple(text.split(".")) if "." in text and not whole else text


def _first_page(schema: Schema) -> int:
    """Pages are counted from 1, unless 0 is what is asked for when nothing is said."""
    least = schema.minimum if isinstance(schema, NumberSchema) else None
    said = least if schema.default is ABSENT else schema.default
    return 0 if said == 0 and said is not False else 1
