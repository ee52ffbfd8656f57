"""Files by the thousand, written at once: most of it is the kernel's work."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_AT_ONCE: Final = 3
_MANY: Final = 500
"""How many files make it worth the while to begin threads."""
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write_all(files: Sequence[tuple[str, bytes]]) -> None:
    """Write files by their paths, and the folders around them. None of them is a link.

    Raises OSError when one can't be written; others may be written by then.
    """
    for folder in dict.fromkeys(path.rpartition("/")[0] for path, _ in files):
        Path(folder).mkdir(parents=True, exist_ok=True)
    if len(files) < _MANY:
        _write(files)
        return
    from concurrent.futures import ThreadPoolExecutor

    # Neighbours together: a folder lets in one at a time.
    share = -(-len(files) // _AT_ONCE)
    shares = [files[start : start + share] for start in range(0, len(files), share)]
    with ThreadPoolExecutor(len(shares)) as pool:
        list(pool.map(_write, shares))


def _write(files: Sequence[tuple[str, bytes]]) -> None:
    for path, data in files:
        # Python's own `open` looks at each file, and copies what goes into it.
        file = os.open(path, _NEW, 0o666)
        try:
            while data:
                data = data[os.write(file, data) :]
        finally:
            os.close(file)
