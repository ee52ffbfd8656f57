"""Request bodies: values become JSON, form fields or the parts of a multipart message."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from typing import IO, Any, TypeAlias, TypeGuard, cast

from .omit import omit

FileContent: TypeAlias = "bytes | IO[bytes] | os.PathLike[str]"
"""The content of a file: bytes, a file opened in binary mode, or a path."""

FileTypes: TypeAlias = (
    "FileContent | tuple[str | None, FileContent] | tuple[str | None, FileContent, str | None]"
)
"""A file to upload: its content, or a tuple of name, content and perhaps media type."""

Content: TypeAlias = "str | FileContent"
"""A whole body that is neither JSON nor a form."""


@dataclass(frozen=True)
class Part:
    """One part of a multipart body; only files have a `filename`."""

    name: str
    content: str | FileContent
    filename: str | None = None
    media_type: str | None = None


def jsonable(value: object) -> Any:
    """Return `value` as JSON's own types, without anything that is omitted.

    Models give the fields that were set, under the API's names; bytes become base64.
    """
    if value is None or (
        isinstance(value, (str, bool, int, float)) and not isinstance(value, Enum)
    ):
        return value
    if isinstance(value, Enum):
        return jsonable(value.value)
    if isinstance(value, Mapping):
        fields = cast("Mapping[Any, object]", value)
        return {
            key if isinstance(key, str) else _key(key): jsonable(item)
            for key, item in fields.items()
            if item is not omit
        }
    if hasattr(value, "model_dump"):
        model = cast("Any", value)
        return model.model_dump(
            mode="json", by_alias=True, exclude_unset=True, warnings=False
        )
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, (Sequence, Set, Iterable)):
        return [
            jsonable(item)
            for item in cast("Iterable[object]", value)
            if item is not omit
        ]
    return str(value)


def _key(key: object) -> str:
    plain = jsonable(key)
    return plain if isinstance(plain, str) else json.dumps(plain)


def scalar_text(value: object) -> str:
    """Return a value that is neither object nor array as text: `true`, `3`, `null`."""
    return value if isinstance(value, str) else json.dumps(value)


def json_bytes(value: object) -> bytes:
    """Return a value as compact JSON.

    Raises:
        ValueError: a number is infinite or not a number, which JSON can't say.
    """
    compact = json.dumps(
        jsonable(value), ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    return compact.encode()


def is_dict(value: object) -> TypeGuard[dict[str, Any]]:
    """Tell whether a value is an object of JSON."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Tell whether a value is an array of JSON."""
    return isinstance(value, list)


def is_array(value: object) -> TypeGuard[Sequence[object]]:
    """Tell whether a value is a list or tuple, and not a file given as a tuple."""
    return isinstance(value, (list, tuple)) and not is_file(cast("object", value))


def is_file(value: object) -> TypeGuard[FileTypes]:
    """Tell whether a value is a file to upload rather than data."""
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        named = len(items) in (2, 3) and isinstance(items[0], (str, type(None)))
        return named and _is_content(items[1])
    return _is_content(value)


def _is_content(value: object) -> bool:
    return isinstance(value, (bytes, bytearray, os.PathLike)) or hasattr(value, "read")


def file_part(name: str, value: FileTypes, media_type: str | None = None) -> Part:
    """Return the part of one file, named after its path or else after its field."""
    if isinstance(value, tuple):
        filename, content, *given = value
        return Part(
            name, content, filename or name, (given[0] if given else None) or media_type
        )
    if isinstance(value, os.PathLike):
        source: object = os.fspath(value)
    else:
        source = getattr(value, "name", None)
    filename = PurePath(source).name if isinstance(source, str) else ""
    return Part(name, value, filename or name, media_type)
