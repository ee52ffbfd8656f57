"""One description tried: generated, counted, imported, type-checked; a sample laid out by black."""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from . import operations
from .process import Ended, run

_ROOM = re.compile(r"^(\w+): ([\d.]+) s$", re.MULTILINE)
_WARNINGS = re.compile(r"(\d+) warnings?, (\d+) unsupported")
_ERROR = re.compile(
    r"(?:error: |specloom: a bug|^\w*(?:Error|Exception)\b).*", re.MULTILINE
)
_SHOWN = 20


@dataclass(frozen=True)
class Limits:
    """What a trial may take, and what is done in it.

    `typed` adds mypy, which takes longer than all else, `thorough` black over all that
    was written. `cache` is a folder where mypy keeps what it knows of libraries; no two
    trials may use one at a time.
    """

    seconds: float
    memory: int
    targets: tuple[str, ...]
    typed: bool
    thorough: bool
    cache: Path


@dataclass(frozen=True)
class Trial:
    """What came of one description. `reason` is empty when all went well."""

    description: str
    size: int
    generated: bool = False
    imported: bool = False
    described: int = 0
    kept: int = 0
    missing: tuple[str, ...] = ()
    written: int = 0
    """How many bytes all generated files have."""
    warnings: int = 0
    unsupported: int = 0
    type_errors: int | None = None
    relaid: int | None = None
    """How many files black would lay out again."""
    seconds: float = 0.0
    cpu: float = 0.0
    rooms: dict[str, float] = field(default_factory=dict[str, float])
    peak: int = 0
    reason: str = ""

    @property
    def flawless(self) -> bool:
        """True when all was generated, and whatever was checked is clean."""
        return not (self.reason or self.missing or self.type_errors or self.relaid)

    def as_data(self) -> dict[str, Any]:
        """Return the trial as JSON says it."""
        return asdict(self)


def attempt(path: Path, name: str, limits: Limits) -> Trial:
    """Try one description, in a temporary folder that is gone afterwards."""
    described = _described(path)
    first: dict[str, Any] = {"description": name, "size": path.stat().st_size}
    if isinstance(described, str):
        return Trial(**first, reason=described)
    first["described"] = described.total()
    with tempfile.TemporaryDirectory(prefix="specloom-corpus-") as temporary:
        folder = Path(temporary)
        ended = _generate(path, folder, limits)
        first |= _measured(ended)
        if ended.code:
            return Trial(**first, reason=f"generate: {_reason(ended)}")
        first |= _kept(described, _package(folder))
        files = (path for path in (folder / "output").rglob("*") if path.is_file())
        first["written"] = sum(path.stat().st_size for path in files)
        imported = _import(folder, limits)
        reason = f"import: {_reason(imported)}" if imported.code else ""
        checked = _types(folder, limits) if limits.typed else {}
        if limits.thorough:
            checked |= _layout(folder, limits)
    return Trial(
        **first, **checked, generated=True, imported=not imported.code, reason=reason
    )


def _described(path: Path) -> operations.Operations | str:
    """Return a description's operations, or why it is not in scope."""
    document = json.loads(path.read_bytes())
    version = str(document.get("openapi", ""))
    if not version.startswith(("3.0", "3.1")):
        said = f"OpenAPI {version}" if version else "no OpenAPI 3"
        return f"out of scope: {said}"
    return operations.described(document)


def _generate(path: Path, folder: Path, limits: Limits) -> Ended:
    command = [sys.executable, "-m", "specloom", "generate", str(path.absolute())]
    command += ["-o", "output", "--jobs", "1", "--verbose"]
    for target in limits.targets:
        command += ["--target", target]
    return run(command, folder, seconds=limits.seconds, memory=limits.memory)


def _measured(ended: Ended) -> dict[str, Any]:
    counts = _WARNINGS.findall(ended.output)
    warnings, unsupported = counts[-1] if counts else (0, 0)
    return {
        "seconds": round(ended.seconds, 2),
        "cpu": round(ended.cpu, 2),
        "peak": ended.peak,
        "rooms": {
            room: float(seconds) for room, seconds in _ROOM.findall(ended.output)
        },
        "warnings": int(warnings),
        "unsupported": int(unsupported),
    }


def _package(folder: Path) -> Path:
    (runtime,) = (folder / "output").glob("*/_runtime")
    return runtime.parent


def _kept(described: operations.Operations, package: Path) -> dict[str, Any]:
    missing = described - operations.generated(package)
    names = [f"{verb} {path}" for verb, path in sorted(missing)]
    return {
        "kept": described.total() - missing.total(),
        "missing": tuple(names[:_SHOWN]),
    }


def _import(folder: Path, limits: Limits) -> Ended:
    script = Path(__file__).with_name("imports.py")
    command = [sys.executable, str(script), _package(folder).name]
    return run(command, folder / "output", seconds=limits.seconds, memory=limits.memory)


def _types(folder: Path, limits: Limits) -> dict[str, Any]:
    """Count mypy's errors; None when mypy itself didn't come to an end."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary"]
    command += ["--cache-dir", str(limits.cache.absolute()), _package(folder).name]
    output = folder / "output"
    typed = run(command, output, seconds=limits.seconds, memory=limits.memory)
    ended = typed.code in (0, 1)
    return {"type_errors": typed.output.count(": error:") if ended else None}


def _layout(folder: Path, limits: Limits) -> dict[str, Any]:
    """Count the files that black would lay out again."""
    black = [sys.executable, "-m", "black", "--check", "--target-version=py310", "."]
    output = folder / "output"
    laid_out = run(black, output, seconds=limits.seconds, memory=limits.memory)
    return {"relaid": laid_out.output.count("would reformat ")}


def _reason(ended: Ended) -> str:
    """Return the last thing that a failed process said, in one line."""
    if ended.timed_out:
        return "took too long"
    if "MemoryError" in ended.output:
        return "took too much memory"
    if ended.code < 0:
        return f"killed by signal {-ended.code}"
    said = _ERROR.findall(ended.output) or ended.output.splitlines() or ["nothing said"]
    return " ".join(str(said[-1]).split())[:300]


def tally(reasons: list[str]) -> list[tuple[str, int]]:
    """Return each kind of reason with its count, the most frequent first."""
    kinds = Counter(re.sub(r"['\"`].*?['\"`]|\d+", "…", reason) for reason in reasons)
    return kinds.most_common()
