"""Edit descriptions of the corpus by chance, and tell what changes that should not.

Each of a sample of descriptions is generated, and edited so many times, one change at a
time, of one kind after the other. Ends with 1 when anything leaked.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.corpus.corpus import choose, default_folder, fetch

from specloom.problems import SpecloomError

from .edits import KINDS
from .trial import Attempt, Trial

_SHOWN = 6


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the rounds that were asked for; 1 when anything leaked."""
    os.environ["SPECLOOM_CACHE"] = ""  # All is to be done, and not recalled.
    asked = _parser().parse_args(arguments)
    paths = [path.absolute() for path in asked.description] or choose(
        fetch(asked.folder),
        sample=asked.sample,
        pattern=asked.match,
        max_size=asked.max_size * 1024,
    )
    done: Counter[str] = Counter()
    leaked: Counter[str] = Counter()
    refused = 0
    for number, path in enumerate(paths, 1):
        start = time.monotonic()
        print(f"{number} of {len(paths)}: {path}", end="", flush=True)
        told: list[str] = []
        for attempt in _attempts(path, asked, number * asked.rounds):
            done[attempt.kind] += 1
            refused += bool(attempt.refused)
            leaked[attempt.kind] += bool(attempt.leaks)
            told += _told(attempt)
        print(f" ({time.monotonic() - start:.0f} s)")
        print("".join(f"  {line}\n" for line in told), end="", flush=True)
    print(f"{done.total()} edits, {refused} refused, {leaked.total()} leaked")
    for kind in KINDS:
        print(f"  {kind}: {done[kind]}, {leaked[kind]} leaked")
    return int(leaked.total() > 0)


def _attempts(path: Path, asked: argparse.Namespace, at: int) -> Iterator[Attempt]:
    """Yield what came of a description's edits, those for which there is a place."""
    kinds = asked.kind or list(KINDS)
    with tempfile.TemporaryDirectory(prefix="specloom-edits-") as folder:
        try:
            trial = Trial(path, Path(folder))
        except SpecloomError as problem:
            print(f": left out, {str(problem).splitlines()[0]}", end="")
            return
        for seed in range(asked.seed + at, asked.seed + at + asked.rounds):
            attempt = trial.attempt(kinds[seed % len(kinds)], seed)
            if attempt is not None:
                yield attempt


def _told(attempt: Attempt) -> Iterator[str]:
    what = f"{attempt.kind} (seed {attempt.seed})"
    if attempt.refused:
        yield f"{what}: refused: {attempt.refused}"
    for leak in attempt.leaks[:_SHOWN]:
        yield f"{what}: {leak}"
    if len(attempt.leaks) > _SHOWN:
        yield f"{what}: ... and {len(attempt.leaks) - _SHOWN} more"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make edits ARGS=", description=__doc__)
    add = parser.add_argument
    add("description", type=Path, nargs="*", help="these, in place of the corpus")
    add("--rounds", type=int, default=len(KINDS), help="edits of each description")
    add("--seed", type=int, default=0, help="that of the first edit")
    add("--kind", action="append", choices=tuple(KINDS), help="only such edits")
    add("--folder", type=Path, default=default_folder(), help="where the corpus is")
    add("--sample", type=int, default=30, help="so many, spread over all sizes")
    add("--match", default="*", help="only paths that this glob matches")
    add("--max-size", type=int, default=1000, help="leave out the larger ones, in KiB")
    return parser


if __name__ == "__main__":
    sys.exit(main())
