"""What a command says: results to stdout, problems to stderr, or all of it as JSON."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import NoReturn

import click

from ..problems import DescriptionError, Problem, Severity, SpecloomError
from ..values import dataclass
from .request import Request

BUG = 70
INTERRUPTED = 130
_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@dataclass(frozen=True)
class Result:
    """What a command found: lines for people, `data` for programs.

    The `summary` is the last line, left out when --quiet is given. `notes` are about
    the run itself and go to stderr.
    """

    lines: tuple[str, ...] = ()
    summary: str = ""
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict[str, object])
    exit_code: int = 0


def run(
    request: Request, work: Callable[[], Result], *, writes: bool = False
) -> NoReturn:
    """Do the work, say what came of it and exit."""
    sys.exit(done(request, work, writes=writes))


def done(request: Request, work: Callable[[], Result], *, writes: bool = False) -> int:
    """Do the work, say what came of it and return the exit code.

    No traceback is shown, unless --verbose. Work that `writes` has written nothing when
    it fails, which is said.
    """
    try:
        result = work()
    except SpecloomError as problem:
        result = failed(problem, request, writes=writes)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as bug:
        show_bug(bug, request.verbose)
        return BUG
    finally:
        clear_status()
    try:
        show(result, request)
    except BrokenPipeError:
        give_up_stdout()  # Whoever read the results has seen enough.
    return result.exit_code


def give_up_stdout() -> None:
    """Send to nowhere what is still to come: on exit, Python would try and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def failed(problem: SpecloomError, request: Request, *, writes: bool) -> Result:
    """Return what is said of work that could not be done."""
    found = problem.problems
    notes: tuple[str, ...] = ()
    if isinstance(problem, DescriptionError) and not request.quiet:
        warnings = warnings_among(found)
        said = [count(len(found) - warnings, "error"), count(warnings, "warning")]
        notes = (", ".join(said) + ("; nothing was written" if writes else ""),)
    return Result(problems=found, notes=notes, exit_code=problem.exit_code)


def show(result: Result, request: Request) -> None:
    """Print what is to be said."""
    if request.json:
        click.echo(_as_json(result))
        return
    for problem in result.problems:
        if not request.quiet or problem.severity is Severity.ERROR:
            click.echo(_harmless(str(problem)), err=True)
    for note in result.notes:
        click.echo(note, err=True)
    for line in result.lines:
        click.echo(line)
    if result.summary and not request.quiet:
        click.echo(result.summary)
    sys.stdout.flush()


def _harmless(text: str) -> str:
    """Spell out control characters: a description's words don't steer a terminal."""
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def _as_json(result: Result) -> str:
    import json

    report = {
        "exit_code": result.exit_code,
        "problems": [_problem_data(problem) for problem in result.problems],
        **result.data,
    }
    return json.dumps(report, indent=2)


def _problem_data(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "file": place.file if place else None,
        "line": place.line if place and place.line else None,
        "column": place.column if place and place.line else None,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
    }


def show_bug(bug: Exception, verbose: bool) -> None:
    """Print one line about a bug, below a traceback if so wanted."""
    if verbose:
        traceback.print_exception(bug)
    what = f"{type(bug).__name__}: {bug}" if str(bug) else type(bug).__name__
    advice = (
        "please report it" if verbose else "--verbose shows where; please report it"
    )
    click.echo(
        f"specloom: a bug in specloom: {' '.join(what.split())} ({advice})", err=True
    )


def count(number: int, word: str) -> str:
    """Return `1 warning` or `2 warnings`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def warnings_among(problems: Iterable[Problem]) -> int:
    """Return how many problems are warnings."""
    return sum(problem.severity is Severity.WARNING for problem in problems)


def flaws(problems: Iterable[Problem]) -> str:
    """Return `1 warning, 0 unsupported`."""
    found = list(problems)
    unsupported = sum(problem.unsupported for problem in found)
    return f"{count(warnings_among(found), 'warning')}, {unsupported} unsupported"


def timings(request: Request, seconds: Mapping[str, float]) -> tuple[str, ...]:
    """Return where the time went, for who wants to know."""
    if not request.verbose:
        return ()
    return tuple(f"{room}: {spent:.2f} s" for room, spent in seconds.items())


def status(request: Request) -> Callable[[str], None] | None:
    """Return what shows progress on a terminal, None where nobody would see it."""
    if request.quiet or request.json or not sys.stderr.isatty():
        return None

    def show(room: str) -> None:
        click.echo(f"\r\x1b[2K{room} ...", err=True, nl=False)

    return show


def clear_status() -> None:
    """Remove the line of progress."""
    if sys.stderr.isatty():
        click.echo("\r\x1b[2K", err=True, nl=False)
