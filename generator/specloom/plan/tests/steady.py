"""How Steady is started, so that it reads requests as this client writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...config import Serialization
from ...model.operations import IGNORED_HEADERS
from ...plain import is_list, is_mapping, text
from ..invocations import Given
from ..surface import Method

USUAL = "spec"
JSON = "json"


def options(serialization: Serialization) -> list[str]:
    """Return Steady's options for what departs from the description."""
    return [
        f"--validator-{what}-format={style}"
        for what, style in _styles(serialization)
        if style != USUAL
    ]


def _styles(serialization: Serialization) -> Iterator[tuple[str, str]]:
    yield "query-array", serialization.query_arrays
    yield "query-object", serialization.query_objects
    yield "form-array", serialization.form_arrays
    yield "form-object", serialization.form_objects


def without_ignored(value: Any) -> Any:
    """Return a description in which no header is required that OpenAPI says is ignored.

    Steady asks for those. Nothing is left out: references may lead into lists.
    """
    if is_list(value):
        return [without_ignored(item) for item in value]
    if not is_mapping(value):
        return value
    copy = {key: without_ignored(item) for key, item in value.items()}
    if (
        copy.get("required") is True
        and copy.get("in") == "header"
        and text(copy.get("name")).lower() in IGNORED_HEADERS
    ):
        copy["required"] = False
    return copy


def misjudged(method: Method, given: Given) -> str:
    """Return what Steady has against a call that is as described, empty for nothing."""
    if method.body != "multipart":
        return ""
    encoded = {e.wire for e in method.encodings if e.content_type.endswith(JSON)}
    for argument, value in given:
        if argument.wire in encoded and (is_mapping(value) or is_list(value)):
            return f"Steady takes the part {argument.wire} for text: its `encoding` says JSON"
    return ""
