"""`generate` and `check` in a GitHub workflow: action.yml runs this.

    python -I -m specloom.hooks.github check [SPEC] [OPTIONS]

It takes the options of the command line, says what that says, and exits as it does.
Problems become annotations besides, the difference is the job's summary, and the
output `changed` tells whether there is any.
"""

from __future__ import annotations

import os
import secrets
import shlex
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import click

from ..cli.generate import check_one, generate_one
from ..cli.report import Result, done
from ..cli.request import Request, renaming, request, shared_options, updating
from ..cli.runs import each
from ..cli.weaving import WORDS, Weaving
from ..config import Config
from ..diff.github import annotation
from ..diff.words import one_line
from ..problems import Place, Problem, SpecloomError
from ..write import difference
from .summary import Run, summary

ARGUMENTS: Final = "SPECLOOM_ARGS"


@click.command()
@click.argument("command", type=click.Choice(["generate", "check"]))
@shared_options
@renaming
@updating
@click.option("--force", is_flag=True, help="Overwrite files specloom did not write.")
def run(
    command: str, force: bool, rename: bool, update_lock: bool, **options: Any
) -> None:
    """Generate or check, and tell GitHub what came of it."""
    asked = request(options)
    told = _Told()

    def one(config: Config) -> Result:
        weaving = Weaving(asked, config, rename=rename, update_lock=update_lock)
        told.before(weaving)
        if command == "check":
            return told.after(check_one(weaving, diff=False), config)
        return told.after(generate_one(weaving, force=force, listed=WORDS), config)

    code = _quietly(asked, lambda: told.all(asked, one), writes=command == "generate")
    for line in _annotations(told.problems, told.failure(command, code)):
        click.echo(line)
    _append("GITHUB_STEP_SUMMARY", summary(command, code, told.runs, told.problems))
    _append("GITHUB_OUTPUT", f"changed={str(told.changed).lower()}\n")
    sys.exit(code)


class _Told:
    """What is told of the runs, collected while they are done."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.problems: tuple[Problem, ...] = ()
        self._difference: tuple[str, ...] = ()
        self._why: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything is to be changed, or was."""
        return any(run.difference or run.why for run in self.runs)

    def before(self, weaving: Weaving) -> None:
        """Note what is to be changed, as long as it isn't."""
        changes = weaving.changes()
        self._difference, self._why = (), ()
        if changes:
            sources, output = weaving.outcome.sources, weaving.config.output
            self._difference = tuple(difference(sources, output, changes))
            self._why = weaving.why(changes)

    def after(self, result: Result, config: Config) -> Result:
        """Note what came of a run."""
        run = Run(config.run, result.summary, self._why, self._difference)
        self.runs.append(run)
        return result

    def all(self, asked: Request, one: Any) -> Result:
        """Return what came of all runs, and keep the problems."""
        try:
            result = each(asked, one, writes=True)
        except SpecloomError as problem:
            self.problems = problem.problems
            raise
        self.problems = result.problems
        return result

    def failure(self, command: str, code: int) -> str:
        """Return what to say of a failure that no problem tells of."""
        if not code or any(
            problem.severity.value == "error" for problem in self.problems
        ):
            return ""
        if command == "check" and self.changed:
            return "stale: run `specloom generate`, and commit what it writes"
        return f"specloom {command} failed with exit code {code}"


def _quietly(asked: Request, work: Any, *, writes: bool) -> int:
    """Do the work; what it says is no command to the runner, whatever is in it."""
    token = secrets.token_hex(16)
    click.echo(f"::stop-commands::{token}")
    try:
        return done(asked, work, writes=writes)
    finally:
        sys.stderr.flush()
        click.echo(f"::{token}::")


def _annotations(problems: Iterable[Problem], failure: str) -> Iterator[str]:
    for problem in problems:
        told = f"{problem.message}\n{problem.hint}".strip()
        title = ("title", f"specloom: {problem.severity.value}")
        yield annotation(problem.severity.value, [*_where(problem.place), title], told)
    if failure:
        yield annotation("error", [("title", "specloom")], failure)


def _where(place: Place | None) -> Iterator[tuple[str, str]]:
    """Yield where in the repository a place is: there the runner shows annotations."""
    if place is None or "://" in place.file:
        return
    top = os.environ.get("GITHUB_WORKSPACE") or os.curdir
    file = os.path.relpath(os.path.realpath(place.file), os.path.realpath(top))
    yield "file", one_line(Path(file).as_posix())
    if place.line:
        yield "line", str(place.line)
        yield "col", str(place.column)


def _append(variable: str, text: str) -> None:
    """Add to a file that the runner names; elsewhere there is none."""
    name = os.environ.get(variable)
    if name:
        with Path(name).open("ab") as file:
            file.write(text.encode("utf-8", "replace"))


if __name__ == "__main__":
    run(
        [*sys.argv[1:], *shlex.split(os.environ.get(ARGUMENTS, ""))],
        prog_name="specloom.hooks.github",
    )
