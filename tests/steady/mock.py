"""Steady, a mock server that checks requests against a description and says what is wrong."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .described import ROOT
from .needs import missing

_PATIENCE = 30.0


@contextmanager
def steady(spec: Path, log: Path, *flags: str) -> Iterator[int]:
    """Run Steady with a description, giving the port it answers on."""
    port = _free_port()
    words = [_program(), "--host", "127.0.0.1", "-p", str(port), "--no-color"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*words, *flags, str(spec)], stdout=output, stderr=output
        )
        try:
            _wait(process, port, log)
            yield port
        finally:
            process.terminate()
            process.wait(10)


def _program() -> str:
    folder = os.environ.get("SPECLOOM_NODE_MODULES", str(ROOT / "node_modules"))
    program = Path(folder) / ".bin" / "steady"
    if shutil.which("node") is None:
        missing("node is not installed")
    if not program.exists():
        missing("Steady is not installed: `make setup` does it")
    return str(program)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"Steady does not answer:\n{log.read_text()}")
