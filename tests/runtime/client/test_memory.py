"""Files of any size go and come bit by bit: the process holds none of them whole."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

SIZE = int(os.environ.get("SPECLOOM_UPLOAD_MB", "96")) << 20
"""Bytes; the largest that was tried are 2 GB."""
MOST = 40
"""Megabytes that a process may take more while it works, of which the most are libraries."""
_CHUNK = 1 << 16

PROGRAM = """
import asyncio, pathlib, resource, sys
import sample
url, path, kind, way = sys.argv[1:]
path = pathlib.Path(path)

def held():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

def work(client):
    if way == "part":
        return client.files.create(file=path, purpose="p")
    if way == "whole":
        return client.files.put("f", body=path)
    return client.files.content("f")

def sync():
    with sample.Sample(api_key="k", base_url=url) as client:
        answer = work(client)
        if way == "down":
            answer.write_to_file(path)

async def later():
    async with sample.AsyncSample(api_key="k", base_url=url) as client:
        answer = await work(client)
        if way == "down":
            await answer.write_to_file(path)

import httpx2, pydantic
before = held()
sync() if kind == "sync" else asyncio.run(later())
print(held() - before)
"""

pytest.importorskip("resource")


class Sink:
    """A server that takes what it is sent, counts it, and sends as much to who asks."""

    def __init__(self) -> None:
        self.taken = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(60)  # Nobody may come.
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(TimeoutError):
            connection, _ = self._socket.accept()
            self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rwb") as stream:
            length, line = 0, stream.readline()
            asked = line.startswith(b"GET")
            while (line := stream.readline()) != b"\r\n":
                name, _, value = line.lower().partition(b":")
                if name == b"content-length":
                    length = int(value)
            while self.taken < length:
                self.taken += len(stream.read1(min(_CHUNK, length - self.taken)))
            body = SIZE if asked else 2
            stream.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n" % body)
            stream.write(b"Content-Type: application/json\r\n\r\n")
            for _ in range(SIZE // _CHUNK if asked else 0):
                stream.write(bytes(_CHUNK))
            stream.write(b"" if asked else b"{}")

    def close(self) -> None:
        self._thread.join()
        self._socket.close()


@pytest.fixture
def sink() -> Iterator[Sink]:
    sink = Sink()
    yield sink
    sink.close()


@pytest.mark.parametrize("way", ["part", "whole", "down"])
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_large_file_takes_little_memory(
    sink: Sink, kind: str, way: str, tmp_path: Path
) -> None:
    file = tmp_path / "large"
    with file.open("wb") as large:
        large.truncate(0 if way == "down" else SIZE)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, sink.url, str(file), kind, way],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert int(done.stdout) < MOST
    assert file.stat().st_size == SIZE
    assert sink.taken >= (SIZE if way != "down" else 0)
