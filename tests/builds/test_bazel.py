"""Bazel: a library of declared files, shared by a remote cache, and a list that is kept.

The Bazel is Debian's, an old one. What it would fetch of rules for other languages while
it looks for toolchains is stood in for, so that nothing is fetched.
"""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ..steady.needs import missing
from . import page
from .conftest import Done, Project

OURS = ("bazel", "generator", "templates", "BUILD.bazel", "WORKSPACE")
STOOD_IN = {
    "cc": ["cc_binary", "cc_library", "cc_toolchain", "cc_toolchain_suite"],
    "java": ["java_binary", "java_import", "java_runtime", "java_toolchain"],
}
LIBRARY = "//api:shop_api"
MADE = "import shop_api; print(shop_api.__file__, shop_api.Shop(key='k').pets.list)"


class Patient(ThreadingHTTPServer):
    """A server that refuses none of the many connections that Bazel opens at once."""

    request_queue_size = 256


class Cache:
    """A remote cache, as Bazel's protocol over HTTP has it."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        kept = self.kept

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                data = kept.get(self.path)
                self.send_response(404 if data is None else 200)
                self.send_header("Content-Length", str(len(data or b"")))
                self.end_headers()
                self.wfile.write(data or b"")

            def do_PUT(self) -> None:
                length = int(self.headers["Content-Length"])
                kept[self.path] = self.rfile.read(length)
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = Patient(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Workspace:
    """The project of the page as a workspace of Bazel's, in a folder of its own."""

    def __init__(self, folder: Path, python: Path, cache: Cache) -> None:
        (folder / "project").mkdir(parents=True)
        self.project = Project(folder / "project")
        self._server = f"--output_user_root={folder / 'bazel'}"
        for name in OURS:
            self._take(page.ROOT / name, folder / "project/third_party/specloom" / name)
        self.project.write(page.files("Bazel"))
        self.project.edit("WORKSPACE", "/opt/specloom/bin/python", str(python))
        self.project.write(
            {
                "api/openapi.yaml": (self.project.folder / "openapi.yaml").read_text(),
                "api/specloom.yaml": "package: shop_api\nclient: Shop\ntargets: [client]\n",
                "api/shop_api.bzl": "FILES = []\n",
                ".bazelrc": f"build --remote_cache={cache.url} --nosandbox_debug\n",
            }
        )
        for language, rules in STOOD_IN.items():
            self._stand_in(folder / f"rules_{language}", language, rules)

    def _take(self, source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(
                source, target, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copyfile(source, target)

    def _stand_in(self, folder: Path, language: str, rules: list[str]) -> None:
        definitions = "".join(f"{rule} = native.{rule}\n" for rule in rules)
        files = {
            "WORKSPACE": "",
            f"{language}/BUILD": "",
            f"{language}/defs.bzl": definitions,
        }
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        with (self.project.folder / ".bazelrc").open("a") as file:
            file.write(f"build --override_repository=rules_{language}={folder}\n")

    def bazel(self, *words: str, fails: bool = False) -> Done:
        """Run Bazel."""
        command = ["bazel", self._server, "--nohome_rc", *words]
        return self.project.run(command, fails=fails)


@pytest.fixture(scope="module")
def cache() -> Iterator[Cache]:
    cache = Cache()
    yield cache
    cache.server.shutdown()


@pytest.fixture(scope="module")
def workspaces(
    tmp_path_factory: pytest.TempPathFactory, environment: Path, cache: Cache
) -> Iterator[list[Workspace]]:
    """Two of the same, in different folders, with servers of their own."""
    if not shutil.which("bazel"):
        missing("bazel is not installed")
    folders = [tmp_path_factory.mktemp(name) for name in ("bazel", "another")]
    two = [Workspace(folder / "here", environment, cache) for folder in folders]
    yield two
    for each in two:
        each.bazel("shutdown")


def test_bazel(workspaces: list[Workspace], cache: Cache) -> None:
    """One test, for a server takes seconds to start: each part goes on from the last."""
    here, there = workspaces
    unlisted = here.bazel("build", LIBRARY, fails=True)
    assert (
        f"has no list of its files yet: bazel run {LIBRARY}.update" in unlisted.stderr
    )
    (update,) = page.commands("Bazel")
    assert update == f"bazel run {LIBRARY}.update"
    here.bazel("run", f"{LIBRARY}.update")
    assert '    "shop_api/py.typed",\n' in _text(here, "api/shop_api.bzl")
    assert '"GET /pets": "pets.list"' in _text(here, "api/shop_api.lock")

    built = here.bazel("build", LIBRARY)
    assert (
        "1 linux-sandbox" in built.stderr or "1 processwrapper-sandbox" in built.stderr
    )
    assert _imported(here).startswith(
        str(here.project.folder / "bazel-bin/api/shop_api")
    )
    assert "processes: 1 internal" in _counts(here.bazel("build", LIBRARY))

    for name in ("api/shop_api.bzl", "api/shop_api.lock"):
        there.project.write({name: _text(here, name)})
    assert "1 remote cache hit" in _counts(there.bazel("build", LIBRARY))
    assert "pets.list" in _imported(there)
    assert _files(here) == _files(there) != {}
    kept = b"".join(cache.kept.values())
    assert str(here.project.folder).encode() not in kept

    here.project.edit(
        "api/openapi.yaml", "summary: List pets", "summary: List all pets"
    )
    assert "1 linux-sandbox" in _counts(here.bazel("build", LIBRARY))
    assert b"List all pets" in _files(here)["shop_api/resources/pets.py"]
    assert b"List all pets" not in _files(there)["shop_api/resources/pets.py"]

    here.project.edit("api/openapi.yaml", "  /pets/{pet_id}:", "  /toys/{pet_id}:")
    stale = here.bazel("build", LIBRARY, fails=True)
    assert "error: the list of files is stale: " in stale.stderr
    assert "shop_api/resources/toys.py is generated and not listed" in stale.stderr
    assert f"hint: bazel run {LIBRARY}.update" in stale.stderr
    here.bazel("run", f"{LIBRARY}.update")
    here.bazel("build", LIBRARY)
    assert "shop_api/resources/toys.py" in _files(here)

    here.project.edit("api/openapi.yaml", "schemas/Pet", "schemas/Pat")
    broken = here.bazel("build", LIBRARY, fails=True)
    assert "api/openapi.yaml:14:" in broken.stderr
    assert "Traceback" not in broken.stderr


def _text(workspace: Workspace, path: str) -> str:
    return (workspace.project.folder / path).read_text("utf-8")


def _counts(done: Done) -> str:
    """Return the line that says which processes were run, and which were spared."""
    (line,) = [
        line
        for line in done.stderr.splitlines()
        if "process" in line and "internal" in line
    ]
    return line.replace("process:", "processes:")


def _files(workspace: Workspace) -> dict[str, bytes]:
    folder = workspace.project.folder / "bazel-bin/api"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and "shop_api" in path.relative_to(folder).parts[0]
        and "." not in path.relative_to(folder).parts[0]
    }


def _imported(workspace: Workspace) -> str:
    """Import the library as a program that depends on it does, and tell where from."""
    path = f"import sys; sys.path.insert(0, 'bazel-bin/api'); {MADE}"
    done = workspace.project.run([sys.executable, "-c", path])
    return done.stdout.replace("<bound method Pets.list", "pets.list")
