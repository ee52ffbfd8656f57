"""Earlier versions of generated files, as far as git has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Final

from ..git import git
from ..sources import digest

_REVISIONS: Final = 20
"""How many of the last revisions that touched a file are looked at."""
_PATIENCE: Final = 30.0
"""Seconds: not every history is worth to be searched to its end."""
_FOUND: Final = re.compile(rb"[0-9a-f]+ (\w+) (\d+)")


def earlier_versions(output: Path, digests: Mapping[str, str]) -> dict[str, bytes]:
    """Return those files that git has with these digests, by their paths.

    Raises FileNotFoundError when there is no git.
    """
    found: dict[str, bytes] = {}
    for path, expected in digests.items():
        for data in _versions(output, path):
            if digest(data) == expected:
                found[path] = data
                break
    return found


def _versions(output: Path, path: str) -> Iterator[bytes]:
    yield from _contents(output, [f"HEAD:./{path}", f":./{path}"])
    command = ("rev-list", f"--max-count={_REVISIONS}", "HEAD", "--", path)
    for revision in _said(output, *command).split():
        yield from _contents(output, [f"{revision.decode()}:./{path}"])


def _contents(output: Path, names: list[str]) -> list[bytes]:
    """Return the contents of those objects that are files and there, in their order."""
    stdin = "".join(f"{name}\n" for name in names).encode()
    said = _said(output, "cat-file", "--batch", stdin=stdin)
    contents: list[bytes] = []
    while said:
        line, _, said = said.partition(b"\n")
        if found := _FOUND.fullmatch(line):
            size = int(found[2])
            if found[1] == b"blob":
                contents.append(said[:size])
            said = said[size + 1 :]
    return contents


def _said(output: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Return what git says, nothing where it refuses: then it has no such version."""
    try:
        done = git(output, *arguments, stdin=stdin, patience=_PATIENCE)
    except TimeoutExpired:
        return b""
    return b"" if done.returncode else done.stdout
