"""What PyYAML objects to, in words and with hints for authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from specloom.problems import Place, Problem, error
from specloom.read.spots import ROOT

if TYPE_CHECKING:
    import yaml

_UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def syntax(problem: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Return what the parser says of a text that is no YAML."""
    mark = problem.problem_mark or problem.context_mark
    spot = (mark.line + 1, mark.column + 1) if mark else ROOT
    message = " ".join(part for part in (problem.context, problem.problem) if part)
    lines = text.splitlines()
    line = lines[spot[0] - 1] if spot[0] <= len(lines) else ""
    hint = "check the indentation and the quotes of this line and the one before it"
    if (
        "\t" in line[: len(line) - len(line.lstrip())]
        or line[spot[1] - 1 : spot[1]] == "\t"
    ):
        hint = "YAML is indented with spaces; there is a tab in this line"
    elif "mapping values are not allowed" in message:
        hint = "put a value that holds ': ' in quotes"
    return error(Place(file, *spot), f"not valid YAML: {message}", hint)


def unreadable(problem: yaml.reader.ReaderError, text: str, file: str) -> Problem:
    """Return which character of a text keeps it from being YAML."""
    found = _UNPRINTABLE.search(text)
    if found is None:
        return error(Place(file), f"not valid YAML: {problem.reason}")
    before = text[: found.start()]
    spot = before.count("\n") + 1, found.start() - before.rfind("\n")
    return error(
        Place(file, *spot),
        f"the character U+{ord(found.group()):04X} may not stand in YAML",
        "remove it, or write it as an escape in double quotes",
    )
