"""Try specloom on a corpus of real descriptions: `python -m bench.corpus --help`."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from .board import Board, write
from .corpus import choose, default_folder, fetch
from .trial import Limits, Trial, attempt


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; 1 when anything failed, is missing or isn't clean."""
    asked = _parser().parse_args(arguments)
    folder: Path = asked.folder
    descriptions = fetch(folder)
    paths = choose(
        descriptions,
        sample=asked.sample,
        pattern=asked.match,
        max_size=asked.max_size * 1024,
    )
    trials = _try_all(paths, descriptions, asked)
    print(write(folder, trials))
    in_scope = (t for t in trials if not t.reason.startswith("out of scope"))
    return int(not all(trial.flawless for trial in in_scope))


def _try_all(
    paths: Sequence[Path], descriptions: Path, asked: argparse.Namespace
) -> list[Trial]:
    targets = tuple(asked.target or ("client", "cli", "docs"))
    boards = [
        Board(asked.folder / "results.jsonl", " ".join((*targets, *more)))
        for more in (("untyped",), (), ("thorough",))
    ]

    def try_one(index: int) -> Trial:
        path = paths[index]
        deep = _is_nth(index, asked.thorough_every)
        typed = deep or _is_nth(index, asked.types_every)
        cache = asked.folder / "mypy" / threading.current_thread().name
        memory = asked.memory * 2**20
        limits = Limits(asked.timeout, memory, targets, typed, deep, cache)
        enough = boards[typed + deep :]
        found = (board.get(board.key(path)) for board in reversed(enough))
        known = next(filter(None, found), None)
        if known and not (asked.again and known.reason):
            return known
        trial = attempt(path, path.relative_to(descriptions).as_posix(), limits)
        enough[0].add(enough[0].key(path), trial)
        return trial

    with ThreadPoolExecutor(asked.jobs, thread_name_prefix="try") as pool:
        # The largest first: one of them alone at the end would keep a single core busy.
        order = reversed(range(len(paths)))
        futures = {pool.submit(try_one, index): index for index in order}
        done: dict[int, Trial] = {}
        try:
            for future in as_completed(futures):
                done[futures[future]] = future.result()
                _show_progress(done, len(paths))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [done[index] for index in sorted(done)]


def _is_nth(index: int, every: int) -> bool:
    return bool(every) and index % every == 0


def _show_progress(done: dict[int, Trial], number: int) -> None:
    if not sys.stderr.isatty():
        return
    failed = sum(bool(trial.reason) for trial in done.values())
    end = "\n" if len(done) == number else ""
    print(
        f"\r{len(done)} of {number}, {failed} failed",
        end=end,
        file=sys.stderr,
        flush=True,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make corpus ARGS=", description=__doc__)
    add = parser.add_argument
    add("--folder", type=Path, default=default_folder(), help="corpus and results")
    add("--sample", type=int, default=0, help="so many, spread over all sizes")
    add("--match", default="*", help="only paths that this glob matches")
    add("--max-size", type=int, default=0, help="leave out the larger ones, in KiB")
    add("--target", action="append", choices=("client", "cli", "docs"))
    add("--jobs", type=int, default=os.cpu_count() or 1)
    add("--timeout", type=float, default=900, help="seconds for each step of a trial")
    add("--memory", type=int, default=8192, help="MiB for each process")
    add(
        "--types-every",
        type=int,
        default=1,
        metavar="N",
        help="mypy over every N-th package, 0 for none",
    )
    add(
        "--thorough-every",
        type=int,
        default=0,
        metavar="N",
        help="black over every N-th package",
    )
    add("--again", action="store_true", help="try again what failed before")
    return parser


if __name__ == "__main__":
    sys.exit(main())
