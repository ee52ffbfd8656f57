"""The built-in templates, compiled once: kept where Python keeps its compiled modules."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import ClassVar

import jinja2
from jinja2.bccache import Bucket

from .. import __version__


class Compiled(jinja2.BytecodeCache):
    """What templates were compiled to by this process, and the one that it began in.

    With `kept`, by earlier runs too: jinja2 sees to it that a template whose source, or
    jinja2 or Python itself, is another since is compiled again.
    """

    _known: ClassVar[dict[str, bytes]] = {}

    def __init__(self, made_by: Path, *, kept: bool) -> None:
        """`made_by` is the module that decides what templates are compiled to."""
        self._folder = _folder(made_by) if kept else None
        self._stamp = _stamp(made_by) if kept else b""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is known of a template."""
        if data := self._known.get(bucket.key) or self._read(bucket.key):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember a template that was compiled."""
        data = self._known[bucket.key] = bucket.bytecode_to_string()
        if self._folder is not None and not sys.dont_write_bytecode:
            with suppress(OSError):  # Then the next run compiles it too.
                _write(self._folder / f"template.{bucket.key}", self._stamp + data)

    def _read(self, key: str) -> bytes:
        if self._folder is not None:
            with suppress(OSError):
                data = (self._folder / f"template.{key}").read_bytes()
                if data.startswith(self._stamp):
                    return data[len(self._stamp) :]
        return b""


def _folder(made_by: Path) -> Path | None:
    try:
        return Path(cache_from_source(str(made_by))).parent
    except NotImplementedError:  # a Python that keeps nothing
        return None


def _stamp(made_by: Path) -> bytes:
    """Return what tells one state of a module from another, as Python does."""
    about = made_by.stat()
    return f"{__version__} {about.st_size} {about.st_mtime_ns}\n".encode()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)
