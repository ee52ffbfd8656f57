"""Pinned URLs: fetched once, read without the network from then on, moved by `update`."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

PARTS = "Pet: {type: object, properties: {name: {type: string}}}\n"
OVERLAY = """\
overlay: 1.0.0
info: {title: T, version: "1"}
actions: [{target: $.info, update: {title: Cats}}]
"""


class Server(ThreadingHTTPServer):
    """Answers with `pages`, or where they have moved to, and notes what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, bytes] = {}
        self.moved: dict[str, str] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.url = f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        server.asked.append((self.path, self.headers.get("Authorization")))
        if self.path in server.moved:
            self.send_response(302)
            self.send_header("Location", server.moved[self.path])
            self.end_headers()
        elif self.path in server.pages:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(server.pages[self.path])
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    """A server of the description, what it refers to, and an overlay."""
    with Server() as http:
        text = Path("pets.yaml").read_text()
        http.pages["/api.yaml"] = text.encode()
        remote = text.replace("#/components/schemas/Pet", "parts/pets.yaml#/Pet")
        http.pages["/v1/api.yaml"] = remote.encode()
        http.pages["/v1/parts/pets.yaml"] = PARTS.encode()
        http.pages["/overlay.yaml"] = OVERLAY.encode()
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield http
        http.shutdown()
        thread.join()


def configured(spec: str, **more: object) -> None:
    settings = {"spec": spec, "targets": ["client"], **more}
    Path("specloom.yaml").write_text(json.dumps(settings))


def tree(output: Path = Path("output")) -> dict[str, bytes]:
    files = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def copies() -> dict[str, Path]:
    """Return the pinned copies by their URLs."""
    index = Path("output/.specloom/inputs.json")
    read = json.loads(index.read_text()) if index.exists() else {}
    return {url: Path("output", read[url]["file"]) for url in read}


def test_what_was_fetched_once_is_read_from_its_copy(
    server: Server, specloom: Run
) -> None:
    url = f"{server.url}/v1/api.yaml"
    configured(url, overlays=[f"{server.url}/overlay.yaml"])
    assert specloom("generate").exit_code == 0
    before, fetched = tree(), len(server.asked)
    assert fetched == 3
    assert set(copies()) == {
        url,
        f"{server.url}/overlay.yaml",
        f"{server.url}/v1/parts/pets.yaml",
    }
    assert "cats" in {path.split("/")[0] for path in before}
    # Whatever the server says now.
    for page in server.pages:
        server.pages[page] = b"- nothing\n"
    for command in ("generate", "check", "validate", "inspect"):
        assert specloom(command).exit_code == 0
    assert tree() == before
    assert len(server.asked) == fetched


def test_a_fresh_clone_needs_no_network(server: Server, specloom: Run) -> None:
    configured(f"{server.url}/v1/api.yaml")
    specloom("generate")
    before = tree()
    kept = ("specloom.lock", ".specloom")
    for path in Path("output").iterdir():
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    server.pages.clear()
    assert specloom("generate").exit_code == 0
    assert tree() == before
    assert specloom("check").exit_code == 0


def test_the_lock_has_the_digest_of_each_copy(server: Server, specloom: Run) -> None:
    url = f"{server.url}/v1/api.yaml"
    configured(url)
    specloom("generate")
    lock = json.loads(Path("output/specloom.lock").read_text())
    files = lock["parts"]["inputs"]["files"]
    path = copies()[url]
    digest = hashlib.sha256(server.pages["/v1/api.yaml"]).hexdigest()
    assert files[path.relative_to("output").as_posix()] == digest
    assert path.read_bytes() == server.pages["/v1/api.yaml"]
    assert path.parent == Path(
        f"output/.specloom/inputs/127.0.0.1-{server.server_port}/v1"
    )


def test_update_moves_the_pins(server: Server, specloom: Run) -> None:
    url = f"{server.url}/v1/api.yaml"
    configured(url, overlays=[f"{server.url}/overlay.yaml"])
    specloom("generate")
    old = server.pages["/v1/api.yaml"]
    new = server.pages["/v1/api.yaml"] = old.replace(b"/pets:", b"/animals:", 1)
    result = specloom("update")
    assert result.exit_code == 0
    was, now = (hashlib.sha256(data).hexdigest()[:12] for data in (old, new))
    assert result.stdout.splitlines()[:2] == [
        f"{server.url}/overlay.yaml: unchanged at"
        f" {hashlib.sha256(OVERLAY.encode()).hexdigest()[:12]} ({len(OVERLAY)} bytes)",
        f"{url}: moved from {was} ({len(old):,} bytes) to {now} ({len(new):,} bytes)",
    ]
    assert "1 added" in result.stdout.splitlines()[-1]
    assert Path("output/cats/resources/animals.py").is_file()
    assert copies()[url].read_bytes() == new
    assert specloom("check").exit_code == 0
    data = json.loads(specloom("update", "--report", "json").stdout)
    assert {each["url"] for each in data["inputs"]} == set(copies())
    assert all(each["old"] == each["new"] for each in data["inputs"])


def test_update_takes_the_description_as_generate_does(
    server: Server, specloom: Run
) -> None:
    url = f"{server.url}/api.yaml"
    first = specloom("update", url, "-o", "out")
    assert first.stdout.startswith(f"{url}: pinned at ")
    assert specloom("update", url, "-o", "out").stdout.startswith(f"{url}: unchanged")
    assert specloom("update", "pets.yaml", "-o", "out").stdout.startswith(
        f"{url}: no longer read\n"
    )
    assert specloom("update", "pets.yaml", "-o", "out").stdout.startswith("no URL is")


def test_an_update_that_fails_changes_nothing(server: Server, specloom: Run) -> None:
    configured(f"{server.url}/v1/api.yaml")
    specloom("generate")
    before = tree()
    del server.pages["/v1/parts/pets.yaml"]
    assert specloom("update").exit_code == 3
    assert tree() == before


def test_a_copy_that_is_no_longer_read_goes(server: Server, specloom: Run) -> None:
    configured(f"{server.url}/api.yaml", overlays=[f"{server.url}/overlay.yaml"])
    specloom("generate")
    configured(f"{server.url}/api.yaml")
    specloom("generate")
    assert set(copies()) == {f"{server.url}/api.yaml"}
    assert len(list(Path("output/.specloom/inputs").rglob("*.yaml"))) == 1
    configured("pets.yaml")
    stale = specloom("check")
    assert "removed: .specloom/inputs.json" in stale.stdout
    specloom("generate")
    assert not Path("output/.specloom").exists()


def test_a_target_alone_keeps_the_copies(server: Server, specloom: Run) -> None:
    configured(f"{server.url}/v1/api.yaml", targets=["client", "docs"])
    specloom("generate")
    before = tree()
    specloom("generate", "--target", "docs")
    assert tree() == before


@pytest.mark.parametrize("command", ["generate", "check", "validate"])
def test_a_copy_that_was_changed_is_refused(
    server: Server, specloom: Run, command: str
) -> None:
    url = f"{server.url}/api.yaml"
    configured(url)
    specloom("generate")
    copy = copies()[url]
    original = copy.read_bytes()
    copy.write_bytes(original + b"# more\n")
    result = specloom(command)
    assert result.exit_code == 3
    assert result.stderr.startswith(
        f"specloom.yaml:1:2: error: spec: {url}: the copy that it is pinned to, {copy.as_posix()},"
        " was changed: it has another digest than specloom.lock says\n"
        "  hint: restore it from version control, or fetch it again with specloom update\n"
    )
    assert specloom("update").exit_code == 0
    assert copy.read_bytes() == original


def test_a_copy_that_is_gone_is_told(server: Server, specloom: Run) -> None:
    url = f"{server.url}/api.yaml"
    configured(url)
    specloom("generate")
    copies()[url].unlink()
    result = specloom("check")
    assert result.exit_code == 3
    assert "can't be read" in result.stderr
    assert "specloom update" in result.stderr


def test_a_list_that_was_changed_is_refused(server: Server, specloom: Run) -> None:
    configured(f"{server.url}/api.yaml")
    specloom("generate")
    index = Path("output/.specloom/inputs.json")
    original = index.read_text()
    index.write_text(original.replace("api", "../../../pets"))
    result = specloom("generate")
    assert result.exit_code == 3
    assert "the list of pinned documents was changed" in result.stderr
    assert specloom("update").exit_code == 0
    assert index.read_text() == original


def test_without_a_lock_everything_is_fetched_again(
    server: Server, specloom: Run
) -> None:
    configured(f"{server.url}/api.yaml")
    specloom("generate")
    Path("output/specloom.lock").unlink()
    copies()[f"{server.url}/api.yaml"].write_text("mine: 1\n")
    assert specloom("generate", "--force").exit_code == 0
    assert len(server.asked) == 2
    assert specloom("check").exit_code == 0


def test_a_reference_to_an_allowed_host_is_pinned_too(
    server: Server, specloom: Run
) -> None:
    text = Path("pets.yaml").read_text()
    remote = f"{server.url}/v1/parts/pets.yaml#/Pet"
    Path("pets.yaml").write_text(text.replace("#/components/schemas/Pet", remote))
    configured("pets.yaml", refs={"hosts": [f"127.0.0.1:{server.server_port}"]})
    assert specloom("generate").exit_code == 0
    before = tree()
    server.pages.clear()
    assert specloom("generate").exit_code == 0
    assert tree() == before
    # Having been allowed once is no leave for ever.
    configured("pets.yaml")
    refused = specloom("generate")
    assert refused.exit_code == 3
    assert "is not fetched unless its host is allowed" in refused.stderr


def test_no_secret_is_written(server: Server, specloom: Run) -> None:
    query = "/api.yaml?token=s3cr3t&v=2"
    server.pages[query] = server.pages["/api.yaml"]
    server.moved["/latest?token=s3cr3t"] = f"{server.url}{query}&signed=s3cr3t"
    server.pages[f"{query}&signed=s3cr3t"] = server.pages["/api.yaml"]
    host = server.url.removeprefix("http://")
    for path in (query, "/latest?token=s3cr3t"):
        url = f"http://me:p4ss@{host}{path}"
        result = specloom("generate", url, "--target", "client")
        assert result.exit_code == 0
        written = {*tree(), *tree().values(), result.output}
        for each in written:
            text = each if isinstance(each, str) else each.decode("latin-1")
            assert "s3cr3t" not in text
            assert "p4ss" not in text
        fetched = len(server.asked)
        assert specloom("check", url, "--target", "client").exit_code == 0
        assert len(server.asked) == fetched
    basic = "Basic " + base64.b64encode(b"me:p4ss").decode()
    assert {sent for _, sent in server.asked} == {basic}
    server.pages.clear()
    failed = specloom("update", url, "--target", "client")
    assert failed.exit_code == 3
    assert "s3cr3t" not in failed.output
    assert "p4ss" not in failed.output


def test_who_is_named_in_a_url_is_told_to_its_server_only(
    server: Server, specloom: Run
) -> None:
    with Server() as other:
        other.pages["/api.yaml"] = server.pages["/api.yaml"]
        thread = threading.Thread(target=other.serve_forever)
        thread.start()
        server.moved["/away"] = f"{other.url}/api.yaml"
        configured(
            f"http://me:p4ss@127.0.0.1:{server.server_port}/away",
            refs={"hosts": [f"127.0.0.1:{other.server_port}"]},
        )
        assert specloom("generate").exit_code == 0
        other.shutdown()
        thread.join()
    assert other.asked == [("/api.yaml", None)]


def test_references_start_from_where_a_redirect_led(
    server: Server, specloom: Run
) -> None:
    server.moved["/latest"] = "/v1/api.yaml"
    configured(f"{server.url}/latest")
    specloom("generate")
    before = tree()
    server.pages.clear()
    server.moved.clear()
    assert specloom("generate").exit_code == 0
    assert tree() == before


def test_a_redirect_that_is_no_longer_allowed_is_refused(
    server: Server, specloom: Run
) -> None:
    with Server() as other:
        other.pages["/api.yaml"] = server.pages["/api.yaml"]
        thread = threading.Thread(target=other.serve_forever)
        thread.start()
        server.moved["/away"] = f"{other.url}/api.yaml"
        host = f"127.0.0.1:{other.server_port}"
        configured(f"{server.url}/away", refs={"hosts": [host]})
        assert specloom("generate").exit_code == 0
        other.shutdown()
        thread.join()
    assert specloom("check").exit_code == 0
    configured(f"{server.url}/away")
    refused = specloom("check")
    assert refused.exit_code == 3
    assert "whose host is not allowed" in refused.stderr


def test_a_redirect_that_leads_elsewhere_each_time_moves_no_pin(
    server: Server, specloom: Run
) -> None:
    for number in ("1", "2"):
        server.pages[f"/api.yaml?sign={number}"] = server.pages["/api.yaml"]
    server.moved["/latest"] = "/api.yaml?sign=1"
    configured(f"{server.url}/latest")
    specloom("generate")
    before = tree()
    server.moved["/latest"] = "/api.yaml?sign=2"
    assert "unchanged" in specloom("update").stdout
    assert tree() == before


def test_runs_over_a_copy_are_recalled_until_it_moves(
    server: Server, specloom: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from specloom.cli import weaving

    monkeypatch.setenv("SPECLOOM_CACHE", str(Path("cache").absolute()))
    configured(f"{server.url}/v1/api.yaml")
    specloom("generate")
    woven: list[object] = []
    weave = weaving.weave
    monkeypatch.setattr(weaving, "weave", lambda *a: (woven.append(a), weave(*a))[1])
    assert specloom("generate").exit_code == specloom("check").exit_code == 0
    assert woven == []
    # What is recalled can't keep an update from asking.
    fetched = len(server.asked)
    assert specloom("update").exit_code == 0
    assert len(server.asked) == 2 * fetched
    assert len(woven) == 1
    copies()[f"{server.url}/v1/parts/pets.yaml"].write_bytes(b"A: 1\n")
    assert specloom("check").exit_code == 3


def test_every_run_of_a_configuration_is_updated(server: Server, specloom: Run) -> None:
    url = f"{server.url}/api.yaml"
    runs = {name: {"spec": url, "output": name} for name in ("one", "two")}
    Path("specloom.yaml").write_text(json.dumps({"runs": runs, "targets": ["client"]}))
    specloom("generate")
    server.pages["/api.yaml"] += b"# more\n"
    result = specloom("update", "--run", "two")
    assert result.stdout.startswith(f"two: {url}: moved from ")
    result = specloom("update")
    assert f"one: {url}: moved from " in result.stdout
    assert f"two: {url}: unchanged at " in result.stdout
