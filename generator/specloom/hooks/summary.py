"""What came of a job as Markdown: GitHub shows it on the page of the workflow's run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..commonmark import fence
from ..diff.markdown import code
from ..problems import Problem
from ..values import dataclass

MOST: Final = 1_000_000
"""Bytes of a summary; GitHub drops one of more than 1 MiB as a whole."""
_FRAME: Final = 100
"""Bytes of what stands around a difference, at most."""


@dataclass(frozen=True)
class Run:
    """What came of one run: its last line, why anything changed, and the difference."""

    name: str
    said: str
    why: Sequence[str]
    difference: Sequence[str]


def summary(
    command: str, exit_code: int, runs: Iterable[Run], problems: Iterable[Problem]
) -> str:
    """Return the summary of a job, with as much of the differences as there is room for."""
    mark = "failed" if exit_code else "passed"
    lines = [f"### specloom {command}: {mark}", ""]
    for problem in problems:
        hint = f": {code(problem.hint)}" if problem.hint else ""
        where = f"{code(str(problem.place))} " if problem.place else ""
        lines.append(
            f"- {where}{problem.severity.value}: {code(problem.message)}{hint}"
        )
    text = _cut("\n".join(lines) + "\n", MOST // 4)
    room = MOST - _size(text)
    ordered = list(runs)
    for left, run in zip(range(len(ordered), 0, -1), ordered, strict=True):
        part = _of_run(run, room // left)
        room -= _size(part)
        text += part
    return text


def _of_run(run: Run, most: int) -> str:
    name = f"{code(run.name)}: " if run.name else ""
    head = [f"\n{name}{code(run.said)}", ""]
    head += [f"- because {code(reason)}" for reason in run.why]
    top = _cut("\n".join(head) + "\n", most // 4)
    if not run.difference:
        return top
    top += "\n<details><summary>The difference</summary>\n\n"
    mark = fence("\n".join(run.difference))
    room = most - _size(top) - 2 * len(mark) - _FRAME
    kept = list(_fitting(run.difference, room))
    left = len(run.difference) - len(kept)
    more = f"\n{left} more lines are left out.\n" if left else ""
    body = "".join(f"{line}\n" for line in kept)
    return f"{top}{mark}diff\n{body}{mark}\n{more}\n</details>\n"


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _fitting(lines: Iterable[str], room: int) -> Iterator[str]:
    for line in lines:
        room -= _size(line) + 1
        if room < 0:
            return
        yield line


def _cut(text: str, most: int) -> str:
    """Return whole lines of a text, as many as there is room for."""
    return "".join(f"{line}\n" for line in _fitting(text.split("\n")[:-1], most))
