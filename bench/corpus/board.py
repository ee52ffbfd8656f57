"""The results: one line of JSON for each trial, and a summary in Markdown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from threading import Lock
from typing import Any

from .trial import Trial, tally

_MIB = 2**20


class Board:
    """Trials that are kept in a file as they come, by what they depended on."""

    def __init__(self, file: Path, stages: str) -> None:
        """Take up what an earlier run left. `stages` says what is done in each trial."""
        self._file = file
        self._lock = Lock()
        self._stages = f"{stages} {specloom_digest()}"
        self._known: dict[str, dict[str, Any]] = {}
        if file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                if line.endswith("}}"):  # or a kill cut it off
                    entry = json.loads(line)
                    self._known[entry["key"]] = entry["trial"]

    def key(self, path: Path) -> str:
        """Return what tells a trial from any other: description, specloom, stages."""
        digest = hashlib.sha256(path.read_bytes())
        digest.update(self._stages.encode())
        return digest.hexdigest()

    def get(self, key: str) -> Trial | None:
        """Return the trial of an earlier run, if there is one."""
        known = self._known.get(key)
        return Trial(**known) if known else None

    def add(self, key: str, trial: Trial) -> None:
        """Keep a trial."""
        line = json.dumps({"key": key, "trial": trial.as_data()})
        with self._lock, self._file.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}")


def specloom_digest() -> str:
    """Return a digest of specloom's own code and templates."""
    spec = find_spec("specloom")
    if spec is None or spec.origin is None:
        raise SystemExit("specloom is not installed here")
    package = Path(spec.origin).parent
    digest = hashlib.sha256()
    for folder in (package, package.parent.parent / "templates"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def write(folder: Path, trials: Sequence[Trial]) -> str:
    """Write scoreboard.jsonl and summary.md, and return the summary."""
    lines = [json.dumps(trial.as_data()) for trial in trials]
    (folder / "scoreboard.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = summary(trials)
    (folder / "summary.md").write_text(text, encoding="utf-8")
    return text


def summary(trials: Sequence[Trial]) -> str:
    """Return the scoreboard's sums, and what failed by cause, as Markdown."""
    parts = [_table(_totals(trials)), _failures(trials), _missing(trials)]
    parts += [_unclean(trials), _slowest(trials)]
    return "\n".join(part for part in parts if part)


def _totals(trials: Sequence[Trial]) -> Iterable[tuple[str, str]]:
    described = sum(trial.described for trial in trials)
    kept = sum(trial.kept for trial in trials)
    checked = [trial for trial in trials if trial.type_errors is not None]
    seconds = [trial.seconds for trial in trials if trial.seconds] or [0.0]
    yield "descriptions", f"{len(trials):,}"
    yield "generated", f"{sum(trial.generated for trial in trials):,}"
    yield "imported", f"{sum(trial.imported for trial in trials):,}"
    yield "operations kept", f"{kept:,} of {described:,}"
    if checked:
        clean = sum(not trial.type_errors for trial in checked)
        yield "clean under mypy --strict", f"{clean:,} of {len(checked):,} checked"
    laid_out = [trial for trial in trials if trial.relaid is not None]
    if laid_out:
        same = sum(not trial.relaid for trial in laid_out)
        yield "as black lays it out", f"{same:,} of {len(laid_out):,} checked"
    yield "seconds, in all", f"{sum(seconds):,.0f}"
    yield "seconds, median and most", f"{median(seconds):.1f}, {max(seconds):.1f}"
    peak = max((trial.peak for trial in trials), default=0)
    yield "peak memory, most", f"{peak / _MIB:,.0f} MiB"


def _table(rows: Iterable[tuple[str, str]]) -> str:
    body = "".join(f"| {name} | {value} |\n" for name, value in rows)
    return f"| | |\n| --- | ---: |\n{body}"


def _failures(trials: Sequence[Trial]) -> str:
    reasons = [trial.reason for trial in trials if trial.reason]
    lines: list[str] = []
    for kind, number in tally(reasons):
        lines.append(f"- {number} times {_code(kind)}")
        names = [t.description for t in trials if tally([t.reason])[0][0] == kind]
        lines += [f"  - {name}" for name in names[:5]]
    return "## What failed\n\n" + "\n".join(lines) + "\n" if lines else ""


def _missing(trials: Sequence[Trial]) -> str:
    lines = [
        f"- {trial.description}: {trial.described - trial.kept}, e.g. {_code(trial.missing[0])}"
        for trial in trials
        if trial.missing
    ]
    return "## Operations missing\n\n" + "\n".join(lines) + "\n" if lines else ""


def _unclean(trials: Sequence[Trial]) -> str:
    lines = [
        f"- {trial.description}: {trial.type_errors or 0} errors of types, "
        f"{trial.relaid or 0} files that black lays out again"
        for trial in trials
        if trial.type_errors or trial.relaid
    ]
    return "## What is not clean\n\n" + "\n".join(lines) + "\n" if lines else ""


def _slowest(trials: Sequence[Trial]) -> str:
    slowest = sorted(trials, key=lambda trial: -trial.seconds)[:10]
    rows = "".join(
        f"| {trial.description} | {trial.size / _MIB:.1f} | {trial.described} "
        f"| {trial.seconds:.1f} | {trial.peak / _MIB:,.0f} |\n"
        for trial in slowest
    )
    head = "| description | MiB | operations | seconds | peak MiB |\n"
    return f"## Slowest\n\n{head}| --- | ---: | ---: | ---: | ---: |\n{rows}"


def _code(text: str) -> str:
    return "`" + text.replace("`", "'") + "`"
