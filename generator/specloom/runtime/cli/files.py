"""Files in values: `@path`, `@file://path`, `@data://path`, and `\\@` for a plain `@`.

The path `-` is standard input.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

import click

from .problems import Wrong
from .spelt import refers

_STDIN = "-"
_PREFIXES = ("@file://", "@data://", "@")
_READ = f"{__name__}.read"
"""Under this name a context keeps what came on standard input."""
_DEEPEST = 200
_MOST = 1_000_000


def reads_input(text: str) -> bool:
    """True for a text that stands for what comes on standard input."""
    return any(text == f"{prefix}{_STDIN}" for prefix in _PREFIXES)


def content(text: str, label: str) -> str:
    """Return what a text stands for: a file's content, or the text itself.

    A file of UTF-8 text is given as text, any other as base64.
    """
    if not text.startswith("@"):
        return text[1:] if refers(text) else text
    if text.startswith("@data://"):
        return _base64(_bytes(text[8:], text, label))
    forced = text.startswith("@file://")
    data = _bytes(text[8:] if forced else text[1:], text, label)
    try:
        decoded = data.decode()
    except UnicodeDecodeError:
        decoded = "\0"
    if "\0" not in decoded:
        return decoded
    if forced:
        raise Wrong(f"{label}: {text[8:]!r} is no UTF-8 text")
    return _base64(data)


def _bytes(path: str, text: str, label: str) -> bytes:
    if path == _STDIN:
        return _read_input()
    try:
        return Path(path).expanduser().read_bytes()
    except (OSError, ValueError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise Wrong(
            f"{label}: can't read {path!r}: {why} (`\\{text}` is the text itself)"
        ) from None


def _read_input() -> bytes:
    """Return all of standard input; it is there for several flags."""
    kept = click.get_current_context().meta
    if _READ not in kept:
        kept[_READ] = sys.stdin.buffer.read()
    read: bytes = kept[_READ]
    return read


def _base64(data: bytes) -> str:
    from base64 import b64encode

    return b64encode(data).decode("ascii")


def upload(text: str, label: str) -> object:
    """Return what to upload: a path, or standard input for `-`."""
    if text == _STDIN or reads_input(text):
        return ("stdin", _standard_input())
    for prefix in _PREFIXES:
        if text.startswith(prefix):
            text = text[len(prefix) :]
            break
    else:
        text = text[1:] if refers(text) else text
    path = Path(text).expanduser()
    try:
        with path.open("rb"):
            return path
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise Wrong(f"{label}: can't read {text!r}: {why}") from None


def _standard_input() -> IO[bytes]:
    """Return standard input; a pipe as a file, whose size can be told before it is sent."""
    given: IO[bytes] = sys.stdin.buffer
    if given.seekable():
        return given
    return click.get_current_context().with_resource(_copied(given))


@contextmanager
def _copied(source: IO[bytes]) -> Generator[IO[bytes], None, None]:
    from shutil import copyfileobj
    from tempfile import TemporaryFile

    with TemporaryFile() as whole:
        copyfileobj(source, whole)
        whole.seek(0)
        yield whole


def expanded(value: Any, label: str) -> Any:
    """Return plain data with every `@path` in it replaced, as JSON can carry it."""
    return _expanded(value, label, [0], 0)


def _expanded(value: Any, label: str, count: list[int], depth: int) -> Any:
    count[0] += 1
    if depth > _DEEPEST or count[0] > _MOST:
        raise Wrong(f"{label}: too big a value, or one that holds itself")
    if isinstance(value, str):
        if reads_input(value):
            hint = f"`\\{value}` is the text itself"
            raise Wrong(f"{label}: {value!r} must be all of a flag's value ({hint})")
        return content(value, label)
    if isinstance(value, dict):
        items = cast("dict[object, Any]", value).items()
        return {
            _key(key): _expanded(item, label, count, depth + 1) for key, item in items
        }
    if isinstance(value, list):
        return [
            _expanded(item, label, count, depth + 1)
            for item in cast("list[object]", value)
        ]
    if isinstance(value, float) and value - value != 0:
        raise Wrong(f"{label}: {value} can't be sent as JSON")
    return value


def _key(key: object) -> str:
    """Return a mapping's key as JSON has it: `1`, `true` and `null` are texts too."""
    if key is None:
        return "null"
    return str(key).lower() if isinstance(key, bool) else str(key)
