"""Markdown that its author keeps beside the description: a changelog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specloom.problems import DescriptionError, Place, UsageError, error
from specloom.read.text import decode
from specloom.sources import digest
from specloom.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Prose:
    """A text, its lines ended by newlines alone, and the sha256 of the file's bytes.

    `newline` is what ends the lines of the file.
    """

    text: str
    digest: str
    newline: str


def read_prose(path: Path) -> Prose | None:
    """Return what a file holds, None where there is none.

    Raises UsageError when it can't be read, or is no text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        why = (problem.strerror or str(problem)).lower()
        said = f"this file can't be read: {why}"
        raise UsageError(error(Place(path.as_posix()), said)) from problem
    try:
        text = decode(data, path.as_posix())
    except DescriptionError as problem:
        raise UsageError(problem.problems) from None
    newline = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return Prose(plain, digest(data), newline)
