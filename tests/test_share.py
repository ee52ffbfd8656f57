"""Work that is shared gives what it gives alone, whoever does it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest

from specloom.share import share


@pytest.fixture(autouse=True)
def no_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out threads that other tests have not ended yet: none of them matters here."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def nap_and_tell(number: int) -> tuple[int, int]:
    time.sleep(0.02)
    return number, os.getpid()


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_the_order_of_the_pieces(processes: int) -> None:
    pieces = [partial(nap_and_tell, number) for number in range(20)]
    assert [number for number, _ in share(pieces, processes)] == list(range(20))


@forks
def test_every_process_does_some_of_the_work() -> None:
    pieces = [partial(nap_and_tell, number) for number in range(20)]
    workers = {process for _, process in share(pieces, 3)}
    assert len(workers) == 3
    assert os.getpid() in workers


def test_nothing_to_do() -> None:
    assert share([], 2) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_the_first_piece_that_fails_is_heard(processes: int) -> None:
    def fails(number: int) -> None:
        time.sleep(0.05 / number)
        raise LookupError(number)

    begun: list[int] = []
    pieces: list[Callable[[], None]] = [
        lambda: None,
        partial(fails, 1),
        partial(fails, 2),
        *(partial(begun.append, number) for number in range(5)),
    ]
    with pytest.raises(LookupError, match=r"^1$"):
        share(pieces, processes)
    assert begun == []


@forks
def test_what_a_process_that_dies_had_taken_is_done_here() -> None:
    here = os.getpid()

    def dies_elsewhere(number: int) -> int:
        time.sleep(0.02)
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    pieces = [partial(dies_elsewhere, number) for number in range(6)]
    assert share(pieces, 2) == list(range(6))


def test_pieces_may_recurse_deeply() -> None:
    def depth(levels: int) -> int:
        return levels and 1 + depth(levels - 1)

    assert share([partial(depth, 20_000)] * 3, 2) == [20_000] * 3
