"""The command line as a process: started fast, ended properly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import specloom

Process = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_module_runs_the_command_line(process: Process) -> None:
    result = process("--version")
    assert (result.returncode, result.stdout, result.stderr) == (
        0,
        f"specloom {specloom.__version__}\n",
        "",
    )


def test_help_imports_nothing_heavy(folder: Path) -> None:
    code = (
        "import sys\n"
        "from specloom.cli.app import app\n"
        "try:\n    app(['--help'], prog_name='specloom')\n"
        "finally:\n"
        "    heavy = {'black', 'jinja2', 'yaml', 'jsonschema', 'json', 'asyncio'}\n"
        "    print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith("Usage: specloom")
    assert result.stderr == "[]\n"


def test_a_reader_that_has_seen_enough_is_no_error(folder: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "specloom", "inspect", "pets.yaml"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait(30) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's /dev/full")
@pytest.mark.parametrize("asked", [["--version"], ["inspect", "pets.yaml"]])
def test_a_full_disk_behind_stdout_is_said(folder: Path, asked: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "specloom", *asked],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    said = "error: the results can't be written to stdout: no space left on device\n"
    assert (run.returncode, run.stderr) == (2, said)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on Unix")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)]
)
def test_a_signal_ends_it_quietly(folder: Path, number: int, code: int) -> None:
    Path("pipe").unlink(missing_ok=True)
    os.mkfifo("pipe")
    run = subprocess.Popen(
        [sys.executable, "-m", "specloom", "validate", "pipe"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    with Path("pipe").open("wb"):  # it has come as far as reading
        run.send_signal(number)
        output, errors = run.communicate(timeout=30)
    assert (run.returncode, output, errors) == (code, b"", b"")


def test_two_runs_for_one_folder_leave_what_both_made(
    process: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    with ThreadPoolExecutor() as pool:
        runs = [
            pool.submit(process, "generate", "pets.yaml", "--target", target)
            for target in ("client", "docs")
        ]
        for run in runs:
            assert run.result().returncode == 0, run.result().stderr
    assert Path("output/pets/_client.py").exists()
    assert Path("output/docs/index.md").exists()
    assert process("check", "pets.yaml", "--target", "docs").returncode == 0
