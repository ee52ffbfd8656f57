"""`specloom diff`: two versions of a description, and what lies between them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from ..config import Config, load
from ..diff import (
    Bump,
    Report,
    changelog,
    compare,
    github,
    markdown,
    next_version,
    text,
)
from ..diff.data import data
from ..pipeline import Planned, Watch, plan
from ..problems import Place, Problem, UsageError, error
from ..read.prose import read_prose
from ..sources import Source
from ..values import dataclass
from ..write import names_in, write_new
from .report import Result, status
from .request import Request

Form = Literal["text", "markdown", "github"]


@dataclass(frozen=True)
class Kept:
    """Where a comparison is to be kept: a changelog, the section's title, empty for the
    version, and whether a section that is there already is replaced.
    """

    file: Path
    title: str
    replace: bool


def diff(
    asked: Request,
    old: str,
    new: str | None,
    *,
    form: Form,
    version: str,
    fails: bool,
    kept: Kept | None = None,
) -> Result:
    """Tell what has changed. `fails` makes a break the exit code's business.

    The old side has the names that the output folder's last run gave; the new one keeps
    the old one's, as generating from it would. What has changed is `kept` too.
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
    title = after or _title(earlier, later)
    return Result(
        lines=tuple(lines),
        notes=(_keep(report, kept, kept.title or title),) if kept else (),
        summary=summary,
        problems=_problems(before, now, later) if asked.verbose else (),
        data=data(report, version, after),
        exit_code=1 if fails and report.bump is Bump.MAJOR else 0,
    )


def _title(earlier: Planned, later: Planned) -> str:
    """Return the version that the new description gives itself, where that is a new one."""
    version = later.surface.api.version
    is_new = version and version != earlier.surface.api.version
    return version if is_new else "Unreleased"


def _keep(report: Report, kept: Kept, title: str) -> str:
    """Add the changes to a changelog, and return what became of it."""
    name = kept.file.as_posix()
    if not report.changes:
        return f"{name}: nothing to add"
    found = read_prose(kept.file)
    before = found.text if found else ""
    section = changelog.section(report, title)
    after = changelog.added(before, section, replace=kept.replace)
    if after.taken:
        said = f"there is a section {after.taken!r} already, and it says otherwise"
        hint = "give another --title, or replace it with --force"
        raise UsageError(error(Place(name), said, hint))
    if found and after.text == before:
        return f"{name}: {title} is there already"
    whole = after.text.replace("\n", found.newline if found else "\n")
    write_new([Source(kept.file.name, whole)], kept.file.parent, force=True)
    return f"{name}: {title} added"


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
