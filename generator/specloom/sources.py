"""Sources: the files that a run would write, before anything touches a disk.

Beside them, which documents they come from.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from .addresses import Form, form_of
from .names import DEVICE
from .problems import DescriptionError, error
from .values import dataclass

_UNWELCOME = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"|?*\\]')
_LONGEST_NAME = 255


@dataclass(frozen=True)
class Source:
    """One file: `path` is relative to the output folder, with `/` between its parts.

    `part` names what it belongs to: a target, or the `package` that targets share.
    """

    path: str
    text: str | bytes
    part: str = ""

    @property
    def data(self) -> bytes:
        """The bytes that go to disk."""
        return self.text.encode() if isinstance(self.text, str) else self.text

    @cached_property
    def digest(self) -> str:
        """The sha256 of these bytes."""
        return digest(self.data)


@dataclass(frozen=True, slots=True)
class Standing:
    """A file that is in the output already as it would be written: it isn't made again."""

    path: str
    digest: str
    part: str = ""


File = Source | Standing

Known = Mapping[str, tuple[str, str]]
"""The key that a file was made of, and its digest, by its path in the output."""
Checked = TypeVar("Checked", bound=File)


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read: the name that the lock knows it by, address and sha256.

    The address is one for the working directory, as messages show it.
    """

    name: str
    address: str
    digest: str


def digest(data: bytes) -> str:
    """Return the sha256 of what a file holds, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_of(address: str) -> Path | None:
    """Return the file that an address stands for, None for another kind of address."""
    is_file = form_of(address) is Form.FILE and address != "<stdin>"
    return Path(address) if is_file else None


def checked_path(path: str) -> str:
    """Return the path when it is safe and means the same file on every system.

    Raises DescriptionError for one that could lead out of the output folder, or that
    Windows, macOS or Linux would refuse or read as another.
    """
    for part in path.split("/"):
        if why := _what_is_wrong(part):
            raise DescriptionError(
                error(
                    None,
                    f"the generated file {path!a} can't be written: {why}",
                    "give the resource or schema another name with `x-specloom`",
                )
            )
    return path


@lru_cache(maxsize=4096)
def _what_is_wrong(part: str) -> str:
    if part in ("", ".", ".."):
        return "it doesn't stay in the output folder"
    if _UNWELCOME.search(part):
        return f"{part!a} holds a character that not every system allows"
    if DEVICE.fullmatch(part):
        return f"{part!a} is a device's name on Windows"
    if part[-1] in ". ":
        return f"{part!a} ends with a character that Windows drops"
    if len(part.encode()) > _LONGEST_NAME:
        return f"one of its parts is longer than {_LONGEST_NAME} bytes"
    return ""


def checked_sources(sources: Iterable[Checked]) -> tuple[Checked, ...]:
    """Return the sources by path, each path safe and none in another's way.

    Raises DescriptionError for two files that a system which ignores case would take
    for one, and for a file that stands where another needs a folder.
    """
    ordered = sorted(sources, key=lambda source: source.path)
    files: dict[str, str] = {}
    for source in ordered:
        key = checked_path(source.path).casefold()
        if key in files:
            raise _collision(source.path, files[key])
        files[key] = source.path
    seen = {""}
    for source in ordered:
        folder = source.path.rpartition("/")[0]
        while folder not in seen:
            seen.add(folder)
            if (other := files.get(folder.casefold())) is not None:
                raise _collision(source.path, other)
            folder = folder.rpartition("/")[0]
    return tuple(ordered)


def _collision(path: str, other: str) -> DescriptionError:
    message = f"the generated files {other!a} and {path!a} are in each other's way"
    return DescriptionError(
        error(None, message, "give one of the two another name with `x-specloom`")
    )
