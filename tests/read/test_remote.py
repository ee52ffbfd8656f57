"""Documents over http: allowed hosts, redirects asked about one by one, limits."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from specloom.check import check
from specloom.problems import DescriptionError
from specloom.read import limits, read, remote

PAGES = {
    "/spec.yaml": b"openapi: 3.1.0\na: {$ref: 'parts/a.json#/A'}\nb: {$ref: '/moved'}\n",
    "/parts/a.json": b'{"A": {"type": "string"}}',
    "/local.yaml": b"a: {$ref: 'file:///etc/hostname'}\nb: {$ref: '/etc/hostname'}\n",
    "/v2/spec.yaml": b"openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
    b"components: {schemas: {A: {$ref: 'parts.yaml#/A'}, B: {$ref: '/to-parts#/B'}}}\n",
    "/v2/parts.yaml": b"A: {type: string}\nB: {properties: {c: {$ref: '#/A'}, d: {$ref: 'more.yaml'}}}\n",
    "/v2/more.yaml": b"type: object\n",
    "/far.yaml": b"a: {$ref: 'http://example.invalid/x'}\n",
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        targets = {
            "/moved": "/parts/a.json",
            "/latest": "/v2/spec.yaml",
            "/to-parts": "/v2/parts.yaml",
            "/loop": "/loop",
            "/away": "http://example.invalid/x",
            "/file": "file:///etc/hostname",
        }
        if self.path in targets:
            self.send_response(302)
            self.send_header("Location", targets[self.path])
            self.end_headers()
        elif self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"openapi: 3.1.0\n")
        elif self.path == "/trickle":
            self.send_response(200)
            self.flush_headers()
            for _ in range(30):
                self.wfile.write(b"X-A: b\r\n")
                time.sleep(0.05)
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
        ("/cut", "can't be fetched: IncompleteRead"),
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


def test_a_server_that_sends_a_byte_now_and_then_is_too_slow(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "SECONDS", 0.3)
    begun = time.monotonic()
    with pytest.raises(DescriptionError, match="no complete answer"):
        read(f"{server}/trickle")
    # Far below what the whole trickle takes, far above what a busy machine needs.
    assert time.monotonic() - begun < 10


def test_references_start_from_where_a_redirect_led(server: str) -> None:
    description = read(f"{server}/latest")
    assert check(description) == []
    schemas = description.root["components"]["schemas"]
    assert schemas["A"].follow().value == {"type": "string"}
    assert schemas["B"].follow()["properties"]["c"].follow() == schemas["A"].follow()
    names = [document.name.removeprefix(server) for document in description.documents]
    assert names == ["/latest", "/v2/parts.yaml", "/v2/more.yaml"]


@pytest.mark.parametrize(
    ("name", "fetched"),
    [("rebound.test", False), ("localhost", True), ("a.localhost", True)],
)
def test_a_name_that_leads_to_this_machine_is_not_followed(
    server: str, monkeypatch: pytest.MonkeyPatch, name: str, fetched: bool
) -> None:
    port = int(server.rpartition(":")[2])

    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    if fetched:
        assert read(f"http://{name}:{port}/spec.yaml").root["openapi"].value == "3.1.0"
    else:
        with pytest.raises(DescriptionError, match="an address of this machine's own"):
            read(f"http://{name}:{port}/spec.yaml")
