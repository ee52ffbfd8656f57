"""One tool on one description: a whole process in a fresh folder, and what came of it."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from ..corpus.process import COMPILED, Ended, run
from .descriptions import Description
from .memory import Sampler
from .peers import Installed

BASE = ("httpx2", "pydantic")
_UNLIMITED = 2**40
_IMPORTS = 5


@dataclass(frozen=True)
class Run:
    """A process that ran: `peak` is what all its processes held at once, 0 if unlooked at."""

    seconds: float
    peak: int
    failure: str = ""


@dataclass(frozen=True)
class Product:
    """What a tool wrote. `importing` is seconds, None when the import fails: see `broken`."""

    operations: int | None = None
    importing: float | None = None
    base: float | None = None
    broken: str = ""
    type_errors: int | None = None


def attempt(
    installed: Installed,
    description: Description,
    *,
    folder: Path,
    seconds: float,
    log: Path | None = None,
    types: bool | None = None,
) -> tuple[Run, Product | None]:
    """Generate once, into a new folder in the one given. With a `log`, look at memory
    meanwhile, at what was written, and keep what the tool said.

    Looking at memory takes a part of a core, so that such a run's time says less.
    `types` asks for a look at the types too. What was written stays: a file system that
    has just removed thousands of files makes the next tool wait for new ones. So does
    what the one before has written, until it is on the disk.
    """
    folder = Path(tempfile.mkdtemp(dir=folder))
    sampler = Sampler() if log else None
    done = _generate(installed, description, folder, seconds, sampler)
    if log is None:
        return done[0], None
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(done[1].output, encoding="utf-8")
    if done[0].failure:
        return done[0], None
    return done[0], _look(installed, folder / "out", bool(types), seconds)


def _generate(
    installed: Installed,
    description: Description,
    folder: Path,
    seconds: float,
    sampler: Sampler | None,
) -> tuple[Run, Ended]:
    output = folder / "out"
    most = 0
    os.sync()
    try:
        ended = run(
            installed.tool.command(installed.programs, description, output),
            folder,
            seconds=seconds,
            memory=_UNLIMITED,
            environment=_environment(installed, folder),
            started=sampler.start if sampler else None,
        )
    finally:
        if sampler:
            most = sampler.stop()
    failure = failed(ended)
    if not failure and not any(output.rglob("*.py")):
        failure = "wrote no Python"
    return Run(ended.seconds, most, failure), ended


def _environment(installed: Installed, folder: Path) -> Mapping[str, str]:
    """Return what makes a tool find its own programs first, and no cache."""
    path = os.pathsep.join((str(installed.programs), os.environ.get("PATH", "")))
    return {**COMPILED, "PATH": path, "XDG_CACHE_HOME": str(folder / "cache")}


def failed(ended: Ended) -> str:
    """Return the last thing that a failed process said, in one line; nothing if it is fine."""
    if ended.timed_out:
        return f"took longer than {ended.seconds:.0f} s"
    if not ended.code:
        return ""
    lines = [line.strip(" │╭╮╰╯─\t") for line in ended.output.splitlines()]
    said = [line for line in lines if line]
    errors = [line for line in said if line.partition(":")[0].endswith("Error")]
    return (errors or said or [f"exit code {ended.code}"])[-1][:200]


def _look(installed: Installed, output: Path, types: bool, seconds: float) -> Product:
    operations = installed.tool.operations(output)
    try:
        root, program = installed.tool.program(output)
    except FileNotFoundError as problem:
        return Product(operations, broken=str(problem))
    importing, base, broken = _importing(installed.python, root, program)
    errors = _type_errors(installed, root, program, seconds) if types else None
    return Product(operations, importing, base, broken, errors)


def _importing(
    python: str, root: Path, program: str
) -> tuple[float | None, float | None, str]:
    """Return seconds of an import and, in turn, of what specloom's clients build on."""
    broken = _program(python, program, root)[1]  # The first run compiles.
    if broken:
        return None, None, broken
    base = f"import {', '.join(BASE)}"
    _program(sys.executable, base, root)
    pairs = [
        (_program(python, program, root)[0], _program(sys.executable, base, root)[0])
        for _ in range(_IMPORTS)
    ]
    return (
        statistics.median(first for first, _ in pairs),
        statistics.median(second for _, second in pairs),
        "",
    )


def _program(python: str, code: str, folder: Path) -> tuple[float, str]:
    start = perf_counter()
    done = subprocess.run(  # noqa: S603
        [python, "-c", code],
        cwd=folder,
        env={**os.environ, **COMPILED},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    said = done.stderr.splitlines() or ["nothing said"]
    return perf_counter() - start, said[-1] if done.returncode else ""


def _type_errors(
    installed: Installed, root: Path, program: str, seconds: float
) -> int | None:
    """Return what mypy has against the whole package; None if it comes to no end."""
    package = re.split(r"[ .,;]", program)[1]
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary"]
    command = [*mypy, "--python-executable", installed.python, package]
    ended = run(command, root, seconds=seconds, memory=_UNLIMITED)
    return None if ended.timed_out or ended.code < 0 else ended.output.count(": error:")
