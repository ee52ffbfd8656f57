"""Pagination schemes: the roles that parameters and fields of an answer have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ...plain import fields, is_mapping, text
from .carrier import Carrier
from .node import Node

_ROLE, _PURPOSE = "x-stainless-pagination-property", "purpose"
_TYPES = ("cursor", "cursor_id", "cursor_url", "page_number", "offset")
_MORE = ("has_more", "has_next", "has_next_page", "hasMore", "hasNextPage")
_TOTALS = ("total", "total_count", "totalCount", "total_items")
_PAGES = ("total_pages", "totalPages", "page_count", "pages")
_LIMITS = ("limit", "page_size", "pageSize", "per_page", "perPage", "size")
_HEADER = "from_header"


def carry_pagination(schemes: Node, carrier: Carrier) -> None:
    """Carry over the schemes, by their names."""
    for scheme in schemes.items():
        _Scheme(scheme, carrier).carry()


class _Scheme:
    """One scheme: its request's and its response's fields by dotted name."""

    def __init__(self, node: Node, carrier: Carrier) -> None:
        self._node, self._carrier = node, carrier
        self._params = dict(_fields(node.get("request")))
        found = dict(_fields(node.get("response")))
        self._headers = [name for name, field in found.items() if _HEADER in field]
        self._fields = {n: f for n, f in found.items() if n not in self._headers}

    def carry(self) -> None:
        node = self._node
        name, kind = node.get("name"), node.get("type")
        if name is None or not name.text or kind is None:
            self._carrier.leave(node, "a scheme has a name and a type")
            return
        place = node.get("param_location")
        if kind.text not in _TYPES:
            why = f"specloom has no pagination of type {kind.value!r}"
            self._carrier.leave(node, why)
        elif place is not None and place.text != "query":
            self._carrier.leave(node, "specloom turns pages by the query alone")
        elif settings := self._settings(kind.text):
            self._carrier.put(("pagination", name.text), settings, name)
            for key in ("type", "param_location", "request", "response"):
                node.read(key)
        for header in self._headers:
            why = f"specloom looks for {header} in the body, never in a header"
            self._carrier.leave(node, why)

    def _settings(self, kind: str) -> dict[str, str]:
        """Return the scheme as specloom has it, empty where it can't be carried over."""
        make: Mapping[str, Callable[[], dict[str, str]]] = {
            "cursor": self._cursor,
            "cursor_id": self._cursor_id,
            "cursor_url": self._cursor_url,
            "page_number": self._page_number,
            "offset": self._offset,
        }
        said = make[kind]()
        items = self._items()
        return said and _without_empty(kind=said.pop("kind"), items=items, **said)

    def _refuse(self, why: str) -> dict[str, str]:
        self._carrier.leave(self._node, why)
        return {}

    def _cursor(self) -> dict[str, str]:
        param = self._by_role(self._params, "next_cursor_param", "cursor_param")
        field = self._by_role(self._fields, "next_cursor_field", "cursor_field")
        if not param or not field:
            return self._refuse("it names no parameter and field of the next cursor")
        more = self._more()
        kind = "cursor" if more else "token"
        return _without_empty(kind=kind, param=param, field=field, more=more)

    def _cursor_id(self) -> dict[str, str]:
        param = self._by_role(self._params, "next_cursor_param", "next_cursor_id_param")
        field = self._by_role(self._fields, "next_cursor_id", "cursor_item_id")
        if field and field.rpartition(".")[2] != "id":
            return self._refuse(f"the cursor is the last item's id, not its {field}")
        if not param:
            return self._refuse("it names no parameter of the next cursor")
        return _without_empty(kind="cursor", param=param, more=self._more())

    def _cursor_url(self) -> dict[str, str]:
        field = self._by_role(self._fields, "next_cursor_field", "cursor_url_field")
        if not field:
            return self._refuse("it names no field of the next page's address")
        return {"kind": "next-url", "field": field}

    def _page_number(self) -> dict[str, str]:
        param = self._by_role(self._params, "page_number_param") or self._named(
            self._params, ("page", "page_number", "pageNumber")
        )
        if not param:
            return self._refuse("it names no parameter of the page's number")
        pages = self._by_role(self._fields, "total_page_count_field")
        return _without_empty(
            kind="page",
            param=param,
            more=self._more(),
            pages=pages or self._named(self._fields, _PAGES),
            total=self._total(),
        )

    def _offset(self) -> dict[str, str]:
        param = self._by_role(self._params, "offset_count_param") or self._named(
            self._params, ("offset", "skip")
        )
        if not param:
            return self._refuse("it names no parameter of the offset")
        return _without_empty(
            kind="offset",
            param=param,
            more=self._more(),
            total=self._total(),
            limit=self._named(self._params, _LIMITS),
        )

    def _items(self) -> str:
        """Return the field that holds the items, empty where the answer is a bare list."""
        lists = (n for n, field in self._fields.items() if field.get("type") == "array")
        return self._by_role(self._fields, "items", "items_field") or next(lists, "")

    def _more(self) -> str:
        return self._by_role(self._fields, "has_next_page", "has_more") or self._named(
            self._fields, _MORE
        )

    def _total(self) -> str:
        roles = ("offset_total_count_field", "total_count_field", "total_count")
        return self._by_role(self._fields, *roles) or self._named(self._fields, _TOTALS)

    def _by_role(self, fields: Mapping[str, dict[str, Any]], *roles: str) -> str:
        return next((n for n, f in fields.items() if _role(f) in roles), "")

    def _named(
        self, fields: Mapping[str, dict[str, Any]], names: tuple[str, ...]
    ) -> str:
        return next((n for n in fields if n.rpartition(".")[2] in names), "")


def _role(field: Mapping[str, Any]) -> str:
    return text(fields(field.get(_ROLE)).get(_PURPOSE))


def _fields(node: Node | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the fields of a request or response with their schemas, inner ones dotted."""
    said = node.value if node else None
    waiting = [("", _properties(said) or fields(said))]
    for above, listed in waiting:
        for name, field in listed.items():
            if is_mapping(field):
                yield f"{above}{name}", field
                waiting.append((f"{above}{name}.", _properties(field)))


def _properties(said: object) -> dict[str, Any]:
    schema = fields(said)
    return fields(schema.get("properties")) if schema.get("type") == "object" else {}


def _without_empty(**settings: str) -> dict[str, str]:
    return {key: value for key, value in settings.items() if value}
