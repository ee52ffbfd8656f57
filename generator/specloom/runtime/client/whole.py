"""Files that are there only once they are whole."""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from stat import S_IMODE
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from os import PathLike

_NUMBERS = count()


@contextmanager
def whole_file(path: str | PathLike[str]) -> Generator[IO[bytes], None, None]:
    """Give a file to write to, which gets its name when all is written.

    What breaks off leaves no trace, and what was there before. A device, a pipe, and a
    file in a folder that takes no other are written to at once.
    """
    whole = Path(path).resolve()  # Through a link, so that it stays one.
    is_special = whole.exists() and not whole.is_file()
    if is_special or not os.access(whole.parent, os.W_OK):
        with whole.open("wb") as file:
            yield file
        return
    # A name of its own: others may be writing the same file.
    part = whole.with_name(f"{whole.name}.{os.getpid()}-{next(_NUMBERS)}.part")
    try:
        with part.open("wb") as file:
            yield file
        if whole.exists():
            part.chmod(S_IMODE(whole.stat().st_mode))
        part.replace(whole)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
