"""A changelog that grows at its head: a section for each comparison, once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..values import dataclass
from .change import Report
from .markdown import items
from .words import one_line, tally

OPENING: Final = "# Changelog\n"
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING: Final = re.compile(r"##[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_VERSION: Final = re.compile(r"\d+(?:\.\d+)+[\w.+-]*")
_LAST: Final = "unreleased"
"""What a section is called that stays above those of versions."""


@dataclass(frozen=True, slots=True)
class Added:
    """A changelog as it is to be. `taken` is the title of a section that is in the way."""

    text: str
    taken: str = ""


def section(report: Report, title: str) -> str:
    """Return the section of a comparison, ended by a newline."""
    lines = [f"## {_SPECIAL.sub(_escaped, one_line(title))}", "", f"{tally(report)}."]
    return "\n".join([*lines, *items(report), ""])


def added(text: str, new: str, *, replace: bool) -> Added:
    """Return a changelog with a section that `section` gave, before those of its like.

    One of the same version, or title, is left as it is, unless it is to be replaced:
    somebody may have written in it. Its title may have got a date since.
    """
    lines = (text or OPENING).rstrip("\n").split("\n")
    fresh = new.rstrip("\n").split("\n")
    starts = [*_headings(lines)]
    ends = [*(start for start, _ in starts), len(lines)][1:]
    sections = [*zip(starts, ends, strict=True)]
    wanted = _known_by(fresh[0].removeprefix("## "))
    for (start, title), end in sections:
        if _known_by(title) != wanted:
            continue
        if _body(lines[start:end]) == _body(fresh):
            return Added(text)
        if not replace:
            return Added(text, taken=title)
        return Added(_joined(lines[:start], fresh, lines[end:]))
    at = len(lines)
    for (start, title), end in sections:
        at = start
        if _known_by(title) != _LAST:
            break
        at = end
    return Added(_joined(lines[:at], fresh, lines[at:]))


def _joined(before: list[str], new: list[str], after: list[str]) -> str:
    parts = ("\n".join(part).strip("\n") for part in (before, new, after))
    return "\n\n".join(part for part in parts if part) + "\n"


def _known_by(title: str) -> str:
    """Return the version in a title, or else the title itself."""
    plain = re.sub(r"[\[\]\\]", "", title).strip()
    version = _VERSION.search(plain)
    return version[0] if version else plain.casefold()


def _body(lines: list[str]) -> str:
    return "\n".join(lines[1:]).strip("\n")


def _headings(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield where sections begin, and their titles; what stands in code is none."""
    fence = ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            fence = mark[1]
        elif found := _HEADING.fullmatch(line):
            yield number, found[1]


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"
