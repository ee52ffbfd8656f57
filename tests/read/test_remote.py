"""Documents over http: allowed hosts, redirects asked about one by one, limits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from specloom.problems import DescriptionError
from specloom.read import limits, read, remote

PAGES = {
    "/spec.yaml": b"openapi: 3.1.0\na: {$ref: 'parts/a.json#/A'}\nb: {$ref: '/moved'}\n",
    "/parts/a.json": b'{"A": {"type": "string"}}',
    "/local.yaml": b"a: {$ref: 'file:///etc/hostname'}\nb: {$ref: '/etc/hostname'}\n",
    "/far.yaml": b"a: {$ref: 'http://example.invalid/x'}\n",
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        targets = {
            "/moved": "/parts/a.json",
            "/loop": "/loop",
            "/away": "http://example.invalid/x",
            "/file": "file:///etc/hostname",
        }
        if self.path in targets:
            self.send_response(302)
            self.send_header("Location", targets[self.path])
            self.end_headers()
        elif self.path in PAGES:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(PAGES[self.path])
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def test_a_url_and_what_it_refers_to_on_its_host(server: str) -> None:
    description = read(f"{server}/spec.yaml")
    assert description.unresolved() == []
    assert description.root["a"].follow().value == {"type": "string"}
    assert description.root["b"].follow().value == {"A": {"type": "string"}}
    assert str(description.root["a"].follow().place) == f"{server}/parts/a.json:1:7"


def test_a_file_may_refer_to_an_allowed_host(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("spec.yaml").write_text(f"a: {{$ref: '{server}/parts/a.json#/A'}}\n")
    (problem,) = read("spec.yaml").unresolved()
    assert "is not fetched unless its host is allowed" in problem.message
    allowed = read("spec.yaml", hosts=[server.removeprefix("http://")])
    assert allowed.unresolved() == []


def test_a_remote_document_can_not_reach_files_or_other_hosts(server: str) -> None:
    file, path = read(f"{server}/local.yaml").unresolved()
    assert "only relative paths" in file.message
    assert "404" in path.message
    (far,) = read(f"{server}/far.yaml").unresolved()
    assert "is not fetched unless its host is allowed" in far.message


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/nothing", "the server answered 404"),
        ("/loop", "redirects more than 5 times"),
        ("/away", "redirects to http://example.invalid/x, whose host is not allowed"),
        ("/file", "which is not http"),
    ],
)
def test_what_is_not_followed_or_found(server: str, path: str, message: str) -> None:
    with pytest.raises(DescriptionError, match=message):
        read(server + path)


def test_too_much_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BYTES", 10)
    with pytest.raises(DescriptionError, match="is larger than"):
        read(f"{server}/spec.yaml")


def test_too_slow_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "SECONDS", 0.0)
    with pytest.raises(DescriptionError, match="no complete answer"):
        read(f"{server}/spec.yaml")


def test_no_server_is_told() -> None:
    with pytest.raises(DescriptionError, match="can't be fetched"):
        read("http://127.0.0.1:1/spec.yaml")
