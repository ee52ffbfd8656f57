"""What specloom costs as a build step that runs again and again, as whole processes.

    python -m bench.build

Nothing to do, by `generate` and by `check`, beside importing what a cold run imports; one
operation changed, beside the cold run; and how long after a save `watch` is done. OpenAI's
description needs SPECLOOM_SPECS; the others come from where `bench.peers` has them.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from .peers.descriptions import SOURCES, Absent

FOLDER = Path(__file__).parents[1] / ".cache/bench"
NAMES = ("threads", "OpenAI", "GitHub")
BASE = "import black, jinja2, yaml, click"
_SUMMARY = re.compile(rb'("?summary"?: *"?)([^"\n])')


class Case(NamedTuple):
    """A description, and the configuration that goes with it."""

    name: str
    spec: Path
    config: Path | None = None


def cases(names: Iterable[str]) -> Iterator[Case]:
    """Yield what there is to measure, and say what can't be had here."""
    for name in names:
        try:
            yield Case(name, *SOURCES[name](FOLDER))
        except Absent as absent:
            print(f"{name}: left out, as {absent}")


class Bench:
    """One case in a folder of its own, with caches of its own."""

    def __init__(self, case: Case, folder: Path) -> None:
        self._folder = folder
        self.spec = folder / case.spec.name
        self.spec.write_bytes(case.spec.read_bytes())
        config = ["-c", str(case.config)] if case.config else []
        self.arguments = [str(self.spec), *config, "-o", str(folder / "output")]
        self.environment = {**os.environ, "SPECLOOM_CACHE": str(folder / "cache")}

    def specloom(self, command: str) -> float:
        """Return how many seconds a command takes."""
        return self._timed("-m", "specloom", command, *self.arguments, "--quiet")

    def base(self) -> float:
        """Return how many seconds the imports take."""
        return self._timed("-c", BASE)

    def _timed(self, *arguments: str) -> float:
        start = time.perf_counter()
        subprocess.run(  # noqa: S603 - a program of our own
            [sys.executable, *arguments],
            cwd=self._folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        return time.perf_counter() - start

    def edit(self, number: int) -> None:
        """Change the summary of one operation."""
        edited, times = _SUMMARY.subn(
            rb"\g<1>%d \g<2>" % number, self.spec.read_bytes(), count=1
        )
        if not times:
            raise SystemExit(f"{self.spec} has no summary to change")
        self.spec.write_bytes(edited)

    def watch(self, rounds: int) -> list[float]:
        """Return how many seconds after each save all is written."""
        command = [sys.executable, "-u", "-m", "specloom", "watch", *self.arguments]
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=self._folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            _until_generated(process)
            taken: list[float] = []
            for number in range(rounds):
                time.sleep(0.5)  # so that it waits again
                start = time.perf_counter()
                self.edit(number)
                _until_generated(process)
                taken.append(time.perf_counter() - start)
            return taken
        finally:
            process.terminate()
            process.wait()


def _until_generated(process: subprocess.Popen[str]) -> None:
    for line in process.stdout or ():
        if line.startswith("generated "):
            return
    raise SystemExit("specloom watch ended")


def _row(name: str, own: Sequence[float], base: Sequence[float], goal: float) -> None:
    mine, other = statistics.median(own), statistics.median(base)
    times = f"{mine / other:8.2f}x{goal:8.2f}x"
    print(f"  {name:22}{mine:8.3f}{other:10.3f}{times}", flush=True)


def measure(case: Case, rounds: int) -> None:
    """Print what a case costs."""
    with tempfile.TemporaryDirectory(prefix="specloom-bench-") as folder:
        bench = Bench(case, Path(folder))
        print(f"{case.name}")
        bench.specloom("generate")
        time.sleep(2.5)  # Files that were just written are read once more.
        for command in ("generate", "check"):
            bench.specloom(command)
            pairs = [(bench.specloom(command), bench.base()) for _ in range(rounds)]
            own, base = zip(*pairs, strict=True)
            _row(f"{command}, nothing to do", own, base, 1.5)
        cold, changed = zip(*(_changed(bench, n) for n in range(3)), strict=True)
        _row("one operation changed", changed, cold, 0.1)
        saved = statistics.median(bench.watch(max(3, rounds // 4)))
        print(f"  {'watch, after a save':22}{saved:8.3f} s")


def _changed(bench: Bench, number: int) -> tuple[float, float]:
    """Return the seconds of a run without caches, and of one after a change."""
    caches = bench.environment["SPECLOOM_CACHE"]
    bench.edit(number)
    bench.environment["SPECLOOM_CACHE"] = ""
    cold = bench.specloom("generate")
    bench.environment["SPECLOOM_CACHE"] = caches
    bench.specloom("generate")
    bench.edit(number)
    return cold, bench.specloom("generate")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table for each description."""
    parser = argparse.ArgumentParser(prog="python -m bench.build")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--description", action="append", choices=NAMES)
    asked = parser.parse_args(arguments)
    print(f"{'':24}{'s':>8}{'base s':>10}{'ratio':>9}{'goal':>9}")
    for case in cases(asked.description or NAMES):
        measure(case, asked.rounds)


if __name__ == "__main__":
    main()
