"""Downloads: written to disk as they come, and told of on the way."""

from __future__ import annotations

import gzip
import random
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from ..conftest import MakeCase
from ..harness import Case

SPEC = """
paths:
  /sized: {get: {responses: &file {'200': {description: d, content: {application/octet-stream: {schema: {type: string, format: binary}}}}}}}
  /unsized: {get: {responses: *file}}
  /packed: {get: {responses: *file}}
  /empty: {get: {responses: *file}}
  /broken: {get: {responses: *file}}
"""
DATA = random.Random(7).randbytes(300_000) + bytes(100_000)
PACKED = gzip.compress(DATA)
BODIES = {"/packed": PACKED, "/empty": b""}


class _Api(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = BODIES.get(self.path, DATA)
        chunked = self.path == "/unsized"
        self.send_response(200)
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(len(body)))
        if self.path == "/packed":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.path == "/broken":
            self.wfile.write(body[:1000])
            self.close_connection = True
        elif chunked:
            for start in range(0, len(body), 100_000):
                part = body[start : start + 100_000]
                self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def url() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Api) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def made(case: MakeCase) -> Case:
    return case(SPEC)


Told = list[tuple[int, int | None]]


def download(case: Case, url: str, kind: str, what: str, path: Path) -> Told:
    """Write an answer to a file, and return what was told meanwhile."""
    told: Told = []

    def progress(done: int, total: int | None) -> None:
        told.append((done, total))

    async def run() -> None:
        async with case.package.AsyncCase(base_url=url) as client:
            answer = await getattr(client, what).retrieve()
            await answer.write_to_file(path, progress=progress)

    if kind == "async":
        case.wait(run())
    else:
        with case.package.Case(base_url=url) as client:
            answer = getattr(client, what).retrieve()
            answer.write_to_file(path, progress=progress)
    return told


@pytest.mark.parametrize(
    ("what", "size", "total"),
    [
        ("sized", len(DATA), len(DATA)),
        ("unsized", len(DATA), None),
        ("packed", len(PACKED), len(PACKED)),
    ],
)
def test_progress_is_told(
    made: Case, url: str, kind: str, what: str, size: int, total: Any, tmp_path: Path
) -> None:
    told = download(made, url, kind, what, tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == DATA
    counts = [done for done, _ in told]
    assert (counts[0], counts[-1]) == (0, size)
    assert counts == sorted(counts)
    assert len(counts) > 3
    assert {whole for _, whole in told} == {total}


def test_an_empty_body(made: Case, url: str, kind: str, tmp_path: Path) -> None:
    assert download(made, url, kind, "empty", tmp_path / "file") == [(0, 0)]
    assert (tmp_path / "file").read_bytes() == b""


def test_a_body_that_breaks_off(
    made: Case, url: str, kind: str, tmp_path: Path
) -> None:
    with pytest.raises(made.package.APIConnectionError):
        download(made, url, kind, "broken", tmp_path / "file")
    assert not list(tmp_path.glob("file*"))


def test_a_file_stays_what_it_was_until_another_is_whole(
    made: Case, url: str, kind: str, tmp_path: Path
) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"before")
    file.chmod(0o640)
    link.symlink_to(file)
    with pytest.raises(made.package.APIConnectionError):
        download(made, url, kind, "broken", link)
    assert file.read_bytes() == b"before"
    download(made, url, kind, "sized", link)
    assert (file.read_bytes(), link.is_symlink()) == (DATA, True)
    assert file.stat().st_mode & 0o777 == 0o640


def test_what_was_read_before_is_told_of_too(made: Case, url: str) -> None:
    told: Told = []
    with made.package.Case(base_url=url) as client:
        answer = client.sized.retrieve()
        assert answer.read() == DATA
        for _ in answer.iter_bytes(100_000, progress=lambda *seen: told.append(seen)):
            pass
    assert told[-1] == (len(DATA), len(DATA))


def test_the_docs_tell_of_it(made: Case) -> None:
    text = made.text("docs/index.md")
    assert "## Downloads" in text
    assert "progress=show" in text
    assert "case broken retrieve \\\n  --output file\n" in text


def test_a_progress_that_fails_ends_the_download(
    made: Case, url: str, tmp_path: Path
) -> None:
    def stop(done: int, total: int | None) -> None:
        if done:
            raise KeyError("enough")

    with made.package.Case(base_url=url) as client:
        with pytest.raises(KeyError, match="enough"):
            client.sized.retrieve().write_to_file(tmp_path / "file", progress=stop)
        assert client.sized.retrieve().read() == DATA
