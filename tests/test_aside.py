"""Work in a process of its own gives what it gives in this one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading

import pytest

from specloom.aside import Aside


@pytest.fixture(autouse=True)
def no_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out threads that other tests have not ended yet: none of them matters here."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.mark.parametrize("alone", [True, False])
def test_what_the_function_returns(alone: bool) -> None:
    work = Aside(lambda: [1, 2], alone=alone)
    assert work.result == [1, 2]
    assert work.result is work.result
    assert work.is_ready


@pytest.mark.parametrize("alone", [True, False])
def test_what_the_function_raises(alone: bool) -> None:
    def fails() -> None:
        raise LookupError("nothing here")

    work = Aside(fails, alone=alone)
    with pytest.raises(LookupError, match="nothing here"):
        _ = work.result


@forks
def test_a_process_that_dies_leaves_the_work_to_this_one() -> None:
    here = os.getpid()

    def dies() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert Aside(dies, alone=False).result == here


@forks
def test_an_answer_that_breaks_off_is_none() -> None:
    here = os.getpid()

    def much() -> bytes:
        return b"x" * 50_000_000 if os.getpid() != here else b"here"

    others = set(multiprocessing.active_children())
    work = Aside(much, alone=False)
    assert work._answer is not None
    work._answer.poll(10)  # It is being sent, and no pipe holds it all.
    (child,) = set(multiprocessing.active_children()) - others
    os.kill(child.pid or 0, signal.SIGKILL)
    assert work.result == b"here"


@forks
def test_an_answer_that_cannot_be_sent_is_found_out_here(
    capfd: pytest.CaptureFixture[str],
) -> None:
    work = Aside(lambda: (lambda: 3), alone=False)
    assert work.result() == 3
    assert capfd.readouterr().err == ""
