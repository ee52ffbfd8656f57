"""Copies of what was generated before it was edited by hand: what a merge starts from.

They lie in the output folder, one for each file that is edited, and are meant to be
committed with it:

    .specloom/base/acme/_client.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ..problems import SpecloomError
from ..sources import checked_path, digest
from .confined import Confined

_FOLDER: Final = ".specloom/base/"


def base_of(path: str) -> str:
    """Return where the copy of a generated file lies."""
    return _FOLDER + path


def is_base(path: str) -> bool:
    """Whether a path is that of a copy."""
    return path.startswith(_FOLDER)


def bases_in(output: Path, confined: Confined) -> Iterator[str]:
    """Yield the paths of all copies in an output folder."""
    top = f"{output}/{_FOLDER}"
    if not os.path.isdir(top) or not confined.holds(_FOLDER):
        return
    for folder, _, names in os.walk(top):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), output)
            try:
                yield checked_path(path.replace(os.sep, "/"))
            except SpecloomError:
                continue  # Nothing that was generated is called that.


def read_base(output: Path, path: str, expected: str) -> bytes | None:
    """Return the copy of a file, None unless it has the expected digest."""
    if not Confined(output).holds(base_of(path)):
        return None
    try:
        data = (output / base_of(path)).read_bytes()
    except OSError:
        return None
    unix = data.replace(b"\r\n", b"\n")  # As git may have had it before.
    return next((each for each in (data, unix) if digest(each) == expected), None)
