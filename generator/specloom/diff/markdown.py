"""Changes as Markdown, for a pull request or a changelog."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .change import Change, Name, Report
from .rules import Severity
from .words import call, one_line, reach, tally

_TITLES = {Severity.BREAKING: "Breaking", Severity.COMPATIBLE: "Compatible"}


def lines(report: Report, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a section: what it calls for, then a list for each severity."""
    called = call(report, before, after)
    yield f"## {called[0].upper()}{called[1:]}"
    if not report.changes:
        return
    yield ""
    yield f"{tally(report)}."
    yield from items(report)


def items(report: Report) -> Iterator[str]:
    """Yield the lines of a list for each severity, a blank line first."""
    for severity, title in _TITLES.items():
        found = report.of(severity)
        if found:
            yield from ("", f"### {title}", "")
            yield from map(_item, found)


def _item(change: Change) -> str:
    at = f" {code(change.at)}" if change.at else ""
    told = "".join(code(p) if isinstance(p, Name) else p for p in change.message)
    more = [*change.breaks, *filter(None, [reach(change)])]
    end = f" ({', '.join(more)})" if more else ""
    return f"- {code(change.where)}{at}: {told}{end}"


def code(text: str) -> str:
    """Return a text as a span of code, whatever is in it."""
    line = one_line(text) or "''"
    longest = max(map(len, re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line[0] in "` " or line[-1] in "` " else ""
    return f"{fence}{pad}{line}{pad}{fence}"
