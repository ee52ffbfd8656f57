"""Deleting commands on a terminal, a real one: what they ask, what an answer does."""

from __future__ import annotations

import os
import pty
import subprocess
from typing import Any

import pytest

from specloom.runtime.cli.confirm import deletes
from specloom.runtime.cli.tables import Command

from .conftest import command

DELETE = ("files", "delete", "f\x1b[31m")


def on_terminal(env: dict[str, str], typed: bytes, *words: str) -> tuple[int, str]:
    """Run with standard input and error on a terminal; return exit code and what it shows."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(*words),
        env=env,
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        preexec_fn=os.setsid,
    )
    os.close(theirs)
    shown = b""
    try:
        if typed:
            while b"[y/N] " not in shown:
                shown += os.read(ours, 1024)
            os.write(ours, typed)
        while True:
            shown += os.read(ours, 1024)
    except OSError:  # The other end is closed: the process has ended.
        code = process.wait(timeout=30)
    os.close(ours)
    return code, shown.decode()


@pytest.mark.parametrize("typed", [b"y\n", b"YES\n"])
def test_a_yes_sends(env: dict[str, str], api: Any, typed: bytes) -> None:
    code, shown = on_terminal(env, typed, *DELETE)
    assert code == 0
    assert "DELETE http" in shown
    assert "/v1/files/f%1B%5B31m" in shown
    assert [request.method for request in api.requests] == ["DELETE"]


@pytest.mark.parametrize("typed", [b"\n", b"n\n", b"yesterday\n", b"\x04"])
def test_any_other_answer_sends_nothing(
    env: dict[str, str], api: Any, typed: bytes
) -> None:
    code, shown = on_terminal(env, typed, *DELETE)
    assert (code, api.requests) == (130, [])
    assert "Nothing was sent" in shown


def test_nobody_is_asked_with_yes(env: dict[str, str], api: Any) -> None:
    for words in ((*DELETE, "--yes"), ("-y", *DELETE)):
        assert on_terminal(env, b"", *words) == (0, "")
    assert len(api.requests) == 2


def test_nobody_is_asked_where_nothing_is_sent_or_deleted(
    env: dict[str, str], api: Any
) -> None:
    assert on_terminal(env, b"", *DELETE, "--dry-run") == (0, "")
    assert api.requests == []
    assert on_terminal(env, b"", "ping") == (0, "")


def test_a_script_is_never_asked(env: dict[str, str], api: Any) -> None:
    ours, theirs = pty.openpty()
    for stdin, stderr in ((theirs, subprocess.PIPE), (subprocess.DEVNULL, theirs)):
        done = subprocess.run(
            command(*DELETE), env=env, stdin=stdin, stderr=stderr, timeout=30
        )
        assert done.returncode == 0
    os.close(ours)
    os.close(theirs)
    assert len(api.requests) == 2


@pytest.mark.parametrize(
    ("verb", "name", "asks"),
    [
        ("DELETE", "cancel", True),
        ("POST", "delete-all", True),
        ("POST", "remove", True),
        ("POST", "deleted", False),
        ("GET", "list", False),
    ],
)
def test_what_deletes(verb: str, name: str, asks: bool) -> None:
    assert deletes(Command(name, verb, "/", "")) is asks
