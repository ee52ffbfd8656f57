"""Request bodies: values become JSON, form fields or the parts of a multipart message."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from io import TextIOBase
from pathlib import PurePath
from typing import IO, Any, TypeAlias, TypeGuard, cast
from uuid import UUID

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
    content: Content
    filename: str | None = None
    media_type: str | None = None


class NotJsonError(TypeError):
    """A value that JSON has no form for; `path` leads to it from the argument given."""

    def __init__(self, value: object) -> None:
        self.path: list[str] = []
        self.kind = type(value).__name__

    def __str__(self) -> str:
        name = ".".join(self.path) or "The body"
        return f"{name} can't be sent: JSON has no form for {self.kind!r}"


def jsonable(value: object) -> Any:
    """Return `value` as JSON's own types, without anything that is omitted.

    Models give the fields that were set, under the API's names; bytes become base64.

    Raises:
        NotJsonError: there is something in it that JSON has no form for.
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
            key if isinstance(key, str) else _key(key): plain_field(key, item)
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
    if isinstance(value, Iterable):
        return [
            jsonable(item)
            for item in cast("Iterable[object]", value)
            if item is not omit
        ]
    if isinstance(value, (PurePath, UUID)):
        return str(value)
    raise NotJsonError(value)


def plain_field(name: object, value: object) -> Any:
    """Return the value of an argument or field as JSON's own types; see `jsonable`."""
    try:
        return jsonable(value)
    except NotJsonError as error:
        error.path.insert(0, str(name))
        raise


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
    if isinstance(value, (bytes, bytearray, memoryview, os.PathLike)):
        return True
    return hasattr(value, "read")


def check_file(name: str, value: object) -> None:
    """Refuse what is not bytes where bytes are asked for: a text may mean a path.

    Raises:
        TypeError: the argument is no file to upload.
    """
    given = cast("Any", value)
    content = given[1] if isinstance(value, tuple) and len(given) > 1 else given
    if not is_file(given):
        kind = f"not {type(given).__name__}"
    elif isinstance(content, TextIOBase):
        kind = "not a file opened as text"
    else:
        return
    raise TypeError(
        f"{name} must be bytes, a file opened in binary mode, a pathlib.Path, or a"
        f" tuple of file name and one of these, {kind}"
    )


def file_part(name: str, value: FileTypes, media_type: str | None = None) -> Part:
    """Return the part of one file, named after its path or else after its field."""
    plain = name.removesuffix("[]")
    if isinstance(value, tuple):
        filename, content, *given = value
        named_type = (given[0] if given else None) or media_type
        return Part(name, whole(content), filename or plain, named_type)
    if isinstance(value, os.PathLike):
        source: object = os.fspath(value)
    else:
        source = getattr(value, "name", None)
    filename = PurePath(source).name if isinstance(source, str) else ""
    return Part(name, whole(value), filename or plain, media_type)


def guessed_type(content: Content) -> str:
    """Return the media type that a file's name tells, else that of mere bytes."""
    from mimetypes import guess_type

    if isinstance(content, os.PathLike):
        name: object = os.fspath(content)
    else:
        name = getattr(content, "name", None)
    told = guess_type(name)[0] if isinstance(name, str) else None
    return told or "application/octet-stream"


def whole(content: Content) -> Content:
    """Return any kind of bytes as `bytes`, and everything else as it is."""
    kinds = (bytearray, memoryview)
    return bytes(content) if isinstance(content, kinds) else content
