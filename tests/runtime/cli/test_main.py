"""The whole process: its exit codes, its standard streams, what it loads."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from .conftest import command

LOOKS = {"columns", "curses", "explore", "pager", "progress", "rich", "grid", "tree"}


def ran(
    env: dict[str, str], *args: str, **how: Any
) -> subprocess.CompletedProcess[str]:
    how = {"stdin": subprocess.DEVNULL, **how}
    return subprocess.run(
        command(*args), env=env, capture_output=True, text=True, timeout=30, **how
    )


def test_version_and_help(env: dict[str, str]) -> None:
    assert ran(env, "--version").stdout == "sample 1.2.3\n"
    assert ran(env, "beta:threads", "list", "--version").stdout == "sample 1.2.3\n"
    assert "beta:threads:runs" in ran(env, "--help").stdout
    nothing = ran(env)
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "Usage: sample" in nothing.stderr


def loaded(env: dict[str, str], *args: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *args],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}


def test_help_loads_no_more_than_click(env: dict[str, str]) -> None:
    click = loaded(env, "-c", "import click, runpy")
    extra = loaded(env, "-m", "cli_sample", "--help") - click
    ours = {name for name in extra if name.startswith(("cli_sample", "specloom"))}
    assert "cli_sample.commands.beta_threads" not in ours
    assert "specloom.runtime.client" not in ours
    wrapping = {"click._textwrap", "textwrap", "locale", "_locale"}
    assert extra - ours <= {*wrapping, "gc"}  # which is built in


def test_a_request_loads_no_client_classes_and_no_models(
    env: dict[str, str], api: Any
) -> None:
    words = ("beta:threads", "retrieve", "t")
    api.answer({"id": "t"})
    assert ran(env, *words).returncode == 0
    seen = loaded(env, "-m", "cli_sample", *words)
    assert "specloom.runtime.client.connection" in seen
    assert not seen & {"pydantic", "specloom.runtime.client.client"}
    assert "specloom.runtime.client.resource" not in seen


GARBAGE = """
import atexit, gc, sys
from cli_sample.cli import APP
from specloom.runtime.cli.main import main

atexit.register(lambda: print(gc.get_threshold()[0], gc.get_freeze_count() > 0))
main(APP, {args})
"""


@pytest.mark.parametrize(
    ("args", "said"), [("None", "200000 True"), ("['--version']", "{usual} False")]
)
def test_garbage_is_left_to_the_end_of_the_process_alone(
    env: dict[str, str], args: str, said: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", GARBAGE.format(args=args), "--version"],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    usual = gc.get_threshold()[0]
    assert done.stdout == f"sample 1.2.3\n{said.format(usual=usual)}\n"


def test_a_plain_call_loads_nothing_to_look_at_answers(
    env: dict[str, str], api: Any
) -> None:
    api.answer({"data": [{"id": "a"}], "has_more": False})
    modules = loaded(env, *command("beta:threads", "list")[1:])
    assert "specloom.runtime.cli.show" in modules
    ours = {f"specloom.runtime.cli.{name}" for name in LOOKS}
    assert {m for m in modules if m in ours or m.partition(".")[0] in LOOKS} == set()


def test_standard_input_may_be_closed_or_a_pipe(env: dict[str, str], api: Any) -> None:
    words = ("beta:threads", "create")
    closed = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *command(*words)], env=env, timeout=30
    )
    piped = ran(env, *words, stdin=None, input="metadata: {a: b}")
    assert (closed.returncode, piped.returncode) == (0, 0)
    assert [request.json for request in api.requests] == [{}, {"metadata": {"a": "b"}}]


def test_a_pipe_may_be_uploaded(env: dict[str, str], api: Any) -> None:
    words = ("--file", "-", "--purpose", "batch")
    form = ran(env, "files", "create", *words, stdin=None, input="piped")
    whole = ran(env, "files", "replace", "f", "--body", "-", stdin=None, input="piped")
    assert (form.returncode, form.stderr) == (whole.returncode, whole.stderr) == (0, "")
    assert b"\r\n\r\npiped\r\n" in api.requests[0].body
    assert api.last.body == b"piped"


def test_an_open_pipe_is_waited_for_and_said(env: dict[str, str], api: Any) -> None:
    words = command("beta:threads", "create")
    pipe = subprocess.PIPE
    with subprocess.Popen(
        words, env=env, stdin=pipe, stdout=pipe, stderr=pipe
    ) as process:
        assert process.stderr is not None
        assert b"Waiting for parameters on standard input" in process.stderr.readline()
        process.communicate(b"{}", timeout=30)
    assert process.returncode == 0
    assert len(api.requests) == 1


def test_a_quiet_one_says_nothing_but_errors(env: dict[str, str], api: Any) -> None:
    pipe = subprocess.PIPE
    words = command("beta:threads", "create", "--quiet")
    with subprocess.Popen(
        words, env=env, stdin=pipe, stdout=pipe, stderr=pipe
    ) as process:
        time.sleep(2.5)  # Longer than it takes to say what is waited for.
        assert process.communicate(b"{}", timeout=30) == (b"{}\n", b"")
    assert process.returncode == 0
    wrong = ran(env, "-q", "beta:threads", "list", "--limit", "x")
    assert "--limit wants a whole number" in wrong.stderr


def test_a_reader_that_leaves_is_no_error(env: dict[str, str], api: Any) -> None:
    items = [{"id": "x" * 1000} for _ in range(2000)]
    api.answer({"data": items, "has_more": False})
    words = " ".join(command("beta:threads", "list", "--format", "jsonl"))
    done = subprocess.run(
        ["sh", "-c", f"({words}; echo $? >&2) | head -c 5"],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
    )
    assert done.stderr == b"141\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("beta:threads", "create", "--help"),
        ("beta:threads", "create", "--generate-skeleton"),
        ("beta:threads", "create", "--dry-run"),
        ("@completion", "bash"),
    ],
)
def test_a_full_disk_is_said(env: dict[str, str], words: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            command(*words),
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=30,
        )
    assert (done.returncode, done.stderr) == (
        2,
        b"Error: output: No space left on device\n",
    )


def test_a_script_for_nobody_is_no_error(env: dict[str, str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as closed:  # noqa: PTH123
        done = subprocess.run(
            command("@completion", "bash"),
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=30,
        )
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_interrupt_ends_without_a_traceback(env: dict[str, str]) -> None:
    pipe = subprocess.PIPE
    words = command("beta:threads", "create")
    with subprocess.Popen(
        words,
        env=env,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.strip() == b""


def test_a_bug_is_told_in_one_line(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from specloom.runtime.cli import run as runner

    def broken(*args: object) -> None:
        raise LookupError("x")

    monkeypatch.setattr(runner, "run", broken)
    ran = run("ping")
    assert (ran.code, ran.out) == (70, "")
    assert ran.err == "Error: a bug, LookupError: x (--debug shows where)\n"
