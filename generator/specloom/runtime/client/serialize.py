"""Parameters as text: OpenAPI's styles for paths, queries, headers, cookies and forms.

A style is written as OpenAPI names it, with `*` behind it for `explode: true` and `+` in front
for `allowReserved: true`: `form*` (the default in queries and cookies), `form`, `simple` (in
paths and headers), `label`, `matrix*`, `pipeDelimited`, `spaceDelimited`, `deepObject`, `cookie*`
(a cookie as it stands); and for a parameter with `content`, `json` or `text`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import quote, unquote

from .body import is_dict, is_list, jsonable, plain_field, scalar_text
from .omit import omit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Pair: TypeAlias = "tuple[str, str]"

_RESERVED = ":/?@!$'()*,;[]"
# A `/`, `?` or `#` would end the segment or the path.
_RESERVED_IN_PATHS = ":@!$&'()*+,;=[]"
_TRIPLE = re.compile("(%[0-9A-Fa-f]{2})")
_DELIMITERS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}


@dataclass(frozen=True)
class Serialization:
    """Where an API departs from the styles of its own description: `spec` keeps to them."""

    query_arrays: Literal["spec", "repeat", "comma", "brackets"] = "spec"
    query_objects: Literal["spec", "brackets", "dots"] = "spec"
    form_arrays: Literal["spec", "repeat", "comma", "brackets"] = "spec"
    form_objects: Literal["spec", "brackets", "dots"] = "spec"


def path(template: str, values: Mapping[str, object], styles: Mapping[str, str]) -> str:
    """Fill a path template.

    Raises:
        ValueError: a value is empty, or would climb or stay in the path as `..` and `.` do.
    """
    for name, value in values.items():
        plain = None if value is omit else plain_field(name, value)
        if plain is None or plain in ("", [], {}):
            raise ValueError(f"Path parameter {name!r} must not be empty.")
        text = path_value(name, plain, styles.get(name, "simple"))
        if _has_dot_segment(text):
            raise ValueError(
                f"Path parameter {name!r} must not hold a '.' or '..' segment."
            )
        template = template.replace("{" + name + "}", text)
    if values and _has_dot_segment(template.partition("?")[0]):
        raise ValueError("Path parameters must not form a '.' or '..' segment.")
    return template


def _has_dot_segment(text: str) -> bool:
    plain = unquote(unquote(text))
    return any(segment in (".", "..") for segment in re.split(r"[/\\]", plain))


def path_value(name: str, value: Any, style: str) -> str:
    """Return plain data as it stands in a path."""
    kind, explode = style.strip("+*"), style.endswith("*")
    text = partial(_reserved, _RESERVED_IN_PATHS) if style.startswith("+") else _quote
    if kind == "json":
        return text(_json(value))
    if kind == "matrix" and not (explode and (is_list(value) or is_dict(value))):
        return f";{_quote(name)}={_joined(value, ',', explode, text)}"
    if kind == "matrix" and is_list(value):
        return "".join(f";{_quote(name)}={text(scalar_text(item))}" for item in value)
    start = {"label": ".", "matrix": ";"}.get(kind, "")
    between = start if explode and start else ","
    return start + _joined(value, between, explode, text)


def _joined(value: Any, between: str, explode: bool, text: Callable[[str], str]) -> str:
    if is_dict(value):
        equals = "=" if explode else ","
        return between.join(
            f"{text(key)}{equals}{text(scalar_text(item))}"
            for key, item in value.items()
        )
    items = value if is_list(value) else [value]
    return between.join(text(scalar_text(item)) for item in items)


def header(value: object, style: str = "simple") -> str:
    """Return the value of a header parameter."""
    if style == "json":
        return _json(jsonable(value))
    return _joined(jsonable(value), ",", style.endswith("*"), str)


def query(
    values: Mapping[str, object], styles: Mapping[str, str], rules: Serialization
) -> list[str]:
    """Return the encoded `name=value` pairs of a query; what is None or omitted is left out."""
    return [
        pair
        for name, value in values.items()
        if value is not None and value is not omit
        for pair in _encoded(
            name,
            plain_field(name, value),
            styles.get(name, "form*"),
            rules.query_arrays,
            rules.query_objects,
        )
    ]


def querystring(value: object, style: str) -> str:
    """Return a whole query: an object as a form, and what has another `content` as one text."""
    plain = jsonable(value)
    if style == "json":
        return _quote(_json(plain))
    if style == "text" or not is_dict(plain):
        return _quote(scalar_text(plain))
    return urlencoded(plain, {}, Serialization()).decode("ascii")


def urlencoded(
    values: Mapping[str, object], styles: Mapping[str, str], rules: Serialization
) -> bytes:
    """Return an `application/x-www-form-urlencoded` body."""
    pairs = [
        pair
        for name, value in values.items()
        if value is not omit
        for pair in _encoded(
            name,
            plain_field(name, value),
            styles.get(name, "form*" if not is_dict(jsonable(value)) else "json"),
            rules.form_arrays,
            rules.form_objects,
        )
    ]
    return "&".join(pairs).encode("ascii")


def cookie(values: Mapping[str, object], styles: Mapping[str, str]) -> str:
    """Return the value of a Cookie header."""
    return "; ".join(
        pair
        for name, value in values.items()
        if value is not None and value is not omit
        for pair in _encoded(
            name, plain_field(name, value), styles.get(name, "form*"), "spec", "spec"
        )
    )


def _encoded(
    name: str, value: Any, style: str, arrays: str, objects: str
) -> Iterator[str]:
    kind, explode = style.strip("+*"), style.endswith("*")
    text: Callable[[str], str] = _quote
    if style.startswith("+"):
        text = partial(_reserved, _RESERVED)
    elif kind == "cookie":
        text = str
    departs = (is_list(value) and arrays != "spec") or (
        is_dict(value) and objects != "spec"
    )
    if kind == "json" and not departs:
        yield f"{_quote(name)}={text(_json(value))}"
    elif kind == "text":
        yield f"{_quote(name)}={text(scalar_text(value))}"
    elif departs or kind == "deepObject":
        nested = flatten(
            name, value, arrays, "dots" if objects == "dots" else "brackets"
        )
        yield from (f"{_quote(key)}={text(item)}" for key, item in nested)
    elif not explode and value and (is_list(value) or is_dict(value)):
        yield f"{_quote(name)}={_joined(value, _DELIMITERS.get(kind, ','), False, text)}"
    else:
        parts = value.items() if is_dict(value) else [(name, value)]
        for key, part in parts:
            nested = flatten(key, part, "repeat", "brackets")
            yield from (f"{_quote(inner)}={text(item)}" for inner, item in nested)


def fields(
    name: str, value: Any, style: str, arrays: str, objects: str
) -> Iterator[Pair]:
    """Return the names and texts of a form's field, as they are before any encoding."""
    # Reserved characters go as they are, like all others: a plus has nothing to spare.
    for pair in _encoded(name, value, style.lstrip("+"), arrays, objects):
        key, _, text = pair.partition("=")
        yield unquote(key), unquote(text)


def flatten(name: str, value: Any, arrays: str, objects: str) -> Iterator[Pair]:
    """Return the names and texts of a value's leaves: `a[b]` or `a.b`, `a[]` or `a` again.

    Where nothing tells where an item ends, one that is an object or an array is JSON.
    """
    if is_dict(value):
        for key, item in value.items():
            inner = f"{name}.{key}" if objects == "dots" else f"{name}[{key}]"
            yield from flatten(inner, item, arrays, objects)
    elif is_list(value) and arrays == "comma":
        yield name, ",".join(scalar_text(item) for item in value)
    elif is_list(value):
        inner = bracketed(name) if arrays == "brackets" else name
        for item in value:
            if inner == name and (is_dict(item) or is_list(item)):
                yield name, _json(item)
            else:
                yield from flatten(inner, item, arrays, objects)
    elif value is not None:
        yield name, scalar_text(value)


def bracketed(name: str) -> str:
    """Return the name of an array's items; a name that has brackets already keeps them."""
    return name if name.endswith("[]") else f"{name}[]"


def _quote(text: str) -> str:
    return quote(text, safe="")


def _reserved(safe: str, text: str) -> str:
    """Encode a text but for some characters and what is encoded already."""
    parts = _TRIPLE.split(text)
    return "".join(p if i % 2 else quote(p, safe=safe) for i, p in enumerate(parts))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
