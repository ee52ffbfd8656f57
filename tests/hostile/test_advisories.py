"""What went wrong in other generators, advisory by advisory: none of it here.

The payloads are of the class that each advisory is about, where that class has a place
in a description.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from .described import described, everywhere, harmless
from .pages import Page
from .woven import Woven, calls, weave

RUNS = 'open("fired.now","w")'
STRINGS = {
    "CVE-2020-15142": [f'"""\n{RUNS}\n"""', f"'''\n{RUNS}\n'''", f'" + {RUNS} + "'],
    "CVE-2026-105801": [f"{{{RUNS}}}", f'\\"""\n{RUNS}\n#', f"{{'{{' + {RUNS}}}"],
    "GHSA-386q-5hp3-95m9": [f"default_factory=lambda: {RUNS}", f"lambda: {RUNS}"],
    "GHSA-m34r-v34r-rf9q": [
        f'x"] = {RUNS} #',
        f"__import__('os').system('id') or {RUNS}",
    ],
    "GHSA-j884-q54q-mmx3": [f"a\r{RUNS}", f"a\r    {RUNS}\r\r\n{RUNS}"],
    "CVE-2026-41134": [f"a\u2028{RUNS}", f"a\u2029{RUNS}", f"a\x85{RUNS}"],
    "CVE-2026-59860": [f"a\x0b{RUNS}\x0c{RUNS}\x1c{RUNS}\x1d{RUNS}\x1e{RUNS}"],
    "CVE-2026-105796": [
        f'"\u2028""\n{RUNS}\n"""',
        f'"\0"\r"\n{RUNS}',
        f"\\\u2028n{RUNS}",
    ],
}
PATHS = {
    "CVE-2020-15141": [
        *("../../fired", "/tmp/fired", "..", "a/../../b", "..\\..\\b", "%2e%2e%2fb"),
        *("C:\\fired", "\\\\host\\share", "~/fired", "a\0b", "__init__", "."),
    ]
}
PAGES = {
    "GHSA-vp93-gcx5-4w52": [
        *(
            "<script>fired()</script>",
            '"><img src=x onerror=fired()>',
            "<svg/onload=a>",
        ),
        *("[a](javascript:fired())", "<a href='data:text/html,<script>'>b</a>"),
        *("![a](javascript:fired())", "<style>*{background:url(//x)}</style>"),
        *("<form action=//x><input name=password>", "</script><script>fired()//"),
    ]
}


def cases(advisories: dict[str, list[str]]) -> Any:
    return [
        pytest.param(text, id=f"{name}-{number}")
        for name, texts in advisories.items()
        for number, text in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Woven:
    return weave("twin", described(harmless), tmp_path_factory.mktemp("twin"))


@pytest.mark.parametrize("text", cases(STRINGS))
def test_a_string_is_no_code(text: str, twin: Woven, tmp_path: Path) -> None:
    woven = weave("string", described(everywhere(text)), tmp_path)
    assert calls(woven) <= calls(twin)


@pytest.mark.parametrize("text", cases(PATHS))
def test_nothing_is_written_elsewhere(text: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    document = described(everywhere(text))
    document["info"]["x-specloom"] = {"package": text, "command": text, "client": text}
    (tmp_path / "in/api.json").write_text(json.dumps(document))
    run = specloom("generate", "in/api.json", "-o", "out/here", cwd=tmp_path)
    assert run.returncode in (0, 3), run.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {"in", "out"}
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["api.json"]
    if run.returncode == 0:
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["here"]


@pytest.mark.parametrize("text", cases(PAGES))
def test_a_page_shows_it_and_obeys_nothing(
    text: str, twin: Woven, tmp_path: Path
) -> None:
    woven = weave("page", described(everywhere(text)), tmp_path)
    harmless_pages = [Page(page) for page in twin.ending(".html").values()]
    kinds = {kind for page in harmless_pages for kind in page.made}
    for path, page in woven.ending(".html").items():
        found = Page(page)
        assert set(found.made) <= kinds, path
        assert found.schemes <= {"", "http", "https", "mailto"}, path
        assert all(not script.strip() for script in found.scripts), path


def specloom(
    *words: str, cwd: Path, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "specloom", *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "NO_PROXY": "*"},
    )


class Site:
    """A server on loopback: what it was asked for, and how it answers."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.redirects: dict[str, str] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                site.seen.append((self.path, headers))
                target = site.redirects.get(self.path)
                self.send_response(302 if target else 200)
                if target:
                    self.send_header("Location", target)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            do_POST = do_GET

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.http.server_port}"
        self.url = f"http://{self.host}"
        self._thread = threading.Thread(target=self.http.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self.http.shutdown()
        self._thread.join()
        self.http.server_close()


@pytest.fixture
def sites() -> Iterator[tuple[Site, Site]]:
    both = Site(), Site()
    yield both
    for site in both:
        site.close()


HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
SECRET = "title: a-secret-of-this-machine\n"


@pytest.mark.parametrize(
    "advisory", ["CVE-2026-54690", "CVE-2026-54691", "CVE-2026-55389", "CVE-2026-55391"]
)
def test_no_reference_is_followed_against_the_users_will(
    advisory: str, sites: tuple[Site, Site], tmp_path: Path
) -> None:
    near, far = sites
    secret = tmp_path / "secret.yaml"
    secret.write_text(SECRET)
    home = tmp_path / "home"
    home.mkdir()
    (home / "link.yaml").symlink_to(secret)
    near.redirects = {"/away": f"{far.url}/b", "/file": secret.as_uri()}
    options: list[str] = []
    said = {
        "CVE-2026-55389": "redirects to",
        "CVE-2026-55391": "an address of this machine's own",
    }.get(advisory, "unresolved reference '")
    references = {
        # A remote reference that nobody allowed.
        "CVE-2026-54690": [
            f"{near.url}/a",
            f"//{near.host}/a",
            f"HTTP://{near.host}/a",
        ],
        # A local file outside of the description's folder.
        "CVE-2026-54691": [
            *(secret.as_uri(), str(secret), "../secret.yaml", "link.yaml"),
            *("%2e%2e/secret.yaml", "./x/../../secret.yaml", "file:../secret.yaml"),
            f"FILE://localhost{secret}",
        ],
        # An allowed host that redirects to another one, or to a file.
        "CVE-2026-55389": [f"{near.url}/away", f"{near.url}/file"],
        # A name that is allowed, and leads to this machine.
        "CVE-2026-55391": [f"http://rebound.test:{near.http.server_port}/a"],
    }[advisory]
    if advisory == "CVE-2026-55389":
        options = [f"refs: {{hosts: ['{near.host}']}}"]
    if advisory == "CVE-2026-55391":
        options = [f"refs: {{hosts: ['rebound.test:{near.http.server_port}']}}"]
        hosts = home / "sitecustomize.py"
        hosts.write_text(
            "import socket\nreal = socket.getaddrinfo\n"
            "socket.getaddrinfo = lambda h, *a, **k: real('127.0.0.1', *a, **k)\n"
        )
    (home / "specloom.yaml").write_text("\n".join(["spec: api.yaml", *options]))
    for reference in references:
        text = f"{HEAD}components: {{schemas: {{A: {{$ref: '{reference}'}}}}}}\n"
        (home / "api.yaml").write_text(text)
        run = subprocess.run(
            [sys.executable, "-m", "specloom", "generate"],
            cwd=home,
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, "PYTHONPATH": str(home), "NO_PROXY": "*"},
        )
        assert run.returncode == 3, (reference, run.stderr)
        assert said in run.stderr
        assert "Traceback" not in run.stderr
        assert "a-secret" not in run.stderr + run.stdout
        assert not (home / "output").exists()
    assert far.seen == []
    if advisory != "CVE-2026-55389":
        assert near.seen == []


def test_cve_2026_72923_alias_bombs_and_cycles(tmp_path: Path) -> None:
    bomb = "".join(
        f"x{n}: &x{n} [{f'*x{n - 1},' * 9 if n else '1'}]\n" for n in range(20)
    )
    cycle = "x: &x {a: [*x]}\n"
    merge = "x: &x {a: 1, <<: *x}\n"
    schemas = "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}\n"
    for text, said in [
        (bomb, "aliases counted each time they are used"),
        (cycle, "the alias *x stands inside what it stands for"),
        (merge, "the alias *x stands inside what it stands for"),
        (schemas, "leads back to itself"),
    ]:
        run = specloom("generate", "-", cwd=tmp_path, stdin=HEAD + text)
        assert run.returncode == 3, run.stderr
        assert said in run.stderr
        assert "<stdin>:" in run.stderr
        assert "Traceback" not in run.stderr


def test_openai_python_3516_keys_stay_with_their_origin(
    twin: Woven, sites: tuple[Site, Site], tmp_path: Path
) -> None:
    near, far = sites
    folder = twin.write(tmp_path)
    for origin, target in (near, far), (near, near):
        near.redirects = {"/grouped/old": f"{target.url}/elsewhere"}
        seen = len(far.seen) if target is far else len(near.seen) + 1
        code = (
            "from woven import Woven\n"
            "client = Woven(key='secret-key', bearer='secret-token', query='secret-q',\n"
            f"    base_url={origin.url!r}, max_retries=0)\n"
            "client.grouped.old.retrieve(extra_headers={'X-Mine': 'secret-mine'})\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        path, headers = target.seen[seen]
        assert path.startswith("/elsewhere")
        sent = json.dumps(headers)
        assert ("secret-key" in sent) == (target is near)
        assert "secret-token" not in sent or target is near
        assert ("secret-mine" in sent) == (target is near)


def test_a_path_parameter_stays_in_its_place(
    twin: Woven, sites: tuple[Site, Site], tmp_path: Path
) -> None:
    values = ["", ".", "..", "../x", "x/../..", "%2e%2e", "%2E%2e/x", "..%2fx", "..\\x"]
    code = (
        "import sys\nfrom woven import Woven\n"
        f"client = Woven(base_url='{sites[0].url}/base', key='k')\n"
        "for value in sys.argv[1:]:\n"
        "    try:\n"
        "        client.things.do(id=value)\n"
        "    except ValueError as refused:\n"
        "        print(refused)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *values],
        cwd=twin.write(tmp_path),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert len(said) == len(values)
    assert all(line.startswith("Path parameter 'id' must not") for line in said)
    assert sites[0].seen == []


def test_a_name_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is checked is the connection itself, so that no second answer can differ."""
    from specloom.problems import DescriptionError
    from specloom.read import read

    answers = iter(["93.184.216.34", "127.0.0.1"])
    asked: list[str] = []

    def resolve(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        address = (next(answers), port)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", address)]

    def connect(*_: Any, **__: Any) -> None:
        raise OSError("not reached")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(DescriptionError, match="can't be fetched"):
        read("http://rebound.test/spec.yaml")
    assert asked == ["rebound.test"]
