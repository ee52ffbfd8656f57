"""Changes as annotations of a GitHub workflow: commands on stdout, a line each.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .change import Change, Report
from .rules import Severity
from .words import one_line, plain, reach

_LEVELS = {Severity.BREAKING: "warning", Severity.COMPATIBLE: "notice"}


def lines(report: Report, summary: str, *, failing: bool) -> Iterator[str]:
    """Yield an annotation for each change that is more than words, then the summary.

    They stand where the new description is changed. Where breaks make the run fail, they
    are errors.
    """
    for change in report.changes:
        level = _LEVELS.get(change.severity)
        if level is not None:
            yield _line(change, "error" if failing and change.breaks else level)
    yield f"::notice title=specloom diff::{_data(summary)}"


def _line(change: Change, level: str) -> str:
    where = [("title", f"{change.severity.value}: {one_line(change.subject)}")]
    place = change.near
    if place is not None and "://" not in place.file:
        spot = [("line", str(place.line)), ("col", str(place.column))]
        where = [("file", one_line(place.file)), *(spot if place.line else ()), *where]
    more = [*change.breaks, *filter(None, [reach(change)])]
    told = f"{plain(change)} ({', '.join(more)})" if more else plain(change)
    return annotation(level, where, told)


def annotation(level: str, where: Iterable[tuple[str, str]], told: str) -> str:
    """Return a command that shows a text: `level` is error, warning or notice."""
    said = ",".join(f"{key}={_property(value)}" for key, value in where)
    return f"::{level} {said}::{_data(told)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
