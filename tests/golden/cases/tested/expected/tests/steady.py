"""Steady, which plays the API as its description has it: https://github.com/dgellow/steady"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

DESCRIPTION = Path(__file__).with_name("openapi.json")
OPTIONS = (
    "--validator-query-array-format=brackets",
    "--validator-form-array-format=brackets",
)
PATIENCE = 60.0
"""Seconds to start in."""


@contextmanager
def steady(log: Path) -> Generator[str]:
    """Run Steady at a free port, and give the URL that it answers at."""
    port = str(_free_port())
    words = [_program(), "--host", "127.0.0.1", "--port", port, "--no-color", *OPTIONS]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*words, str(DESCRIPTION)], stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait(process, int(port), log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)


def _program() -> str:
    """Return Steady of the nearest node_modules around the tests, else that of the PATH."""
    for folder in (*DESCRIPTION.parents, Path.cwd(), *Path.cwd().parents):
        found = shutil.which("steady", path=folder / "node_modules" / ".bin")
        if found:
            return found
    return shutil.which("steady") or _missing()


def _missing() -> NoReturn:
    reason = "Steady is not installed: npm install --save-dev @stdy/cli"
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI is set")
    pytest.skip(reason)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"Steady does not start:\n{log.read_text(errors='replace')}")
