"""`specloom diff`: two versions of a description, and what lies between them."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from ..config import Config, load
from ..diff import Bump, compare, github, markdown, next_version, text
from ..diff.data import data
from ..pipeline import Planned, Watch, plan
from ..problems import Problem
from ..write import names_in
from .report import Result, status
from .request import Request

Form = Literal["text", "markdown", "github"]


def diff(
    asked: Request,
    old: str,
    new: str | None,
    *,
    form: Form,
    version: str,
    fails: bool,
) -> Result:
    """Tell what has changed. `fails` makes a break the exit code's business.

    The old side has the names that the output folder's last run gave; the new one keeps
    the old one's, as generating from it would.
    """
    if version:
        next_version(version, Bump.NONE)  # A mistake in it is told before the work.
    watch = Watch(status(asked))
    before, now = _config(asked, old), _config(asked, new)
    earlier = plan(before, watch, names_in(before.output))
    later = plan(now, watch, earlier.surface.names)
    report = compare(earlier.surface, later.surface)
    after = next_version(version, report.bump) if version else ""
    summary = text.summary(report, version, after)
    lines = text.lines(report, docs=asked.verbose)
    if form == "markdown":
        lines, summary = markdown.lines(report, version, after), ""
    elif form == "github":
        lines, summary = github.lines(report, summary, failing=fails), ""
    return Result(
        lines=tuple(lines),
        summary=summary,
        problems=_problems(before, now, later) if asked.verbose else (),
        data=data(report, version, after),
        exit_code=1 if fails and report.bump is Bump.MAJOR else 0,
    )


def _config(asked: Request, spec: str | None) -> Config:
    """Return the configuration of one side; without a `spec`, its own."""
    said = {"spec": spec} if spec else {}
    config = load(asked.config_file, {**asked.settings, **said}, asked.runs)
    return replace(config, compared=True)


def _problems(before: Config, now: Config, later: Planned) -> tuple[Problem, ...]:
    """Return what is wrong with the new side.

    One of the two is another description than the configured one, and means to be.
    """
    both = [told for told in now.origin.warnings if told in before.origin.warnings]
    others = [told for told in now.origin.warnings if told not in both]
    doubted = len(before.origin.warnings) > len(both)
    return (*both, *(others if doubted else ()), *later.problems)
