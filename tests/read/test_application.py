"""Descriptions of application objects, each run by an interpreter of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest

from specloom.problems import DescriptionError
from specloom.read import application, limits, read
from specloom.read.answers import Answers
from specloom.read.application import Application

FASTAPI = """\
from fastapi import FastAPI
from pydantic import BaseModel

print("starting up")
app = FastAPI(title="Shop", version="1.0")


class Item(BaseModel):
    zeta: str
    alpha: int = 1


@app.get("/items/{item_id}", operation_id="get_item")
def get_item(item_id: int) -> Item:
    raise NotImplementedError


@app.post("/items")
def add_item(item: Item) -> Item:
    raise NotImplementedError


def create_app() -> FastAPI:
    return app
"""
PLAIN = """\
import sys
from types import MappingProxyType, SimpleNamespace

import helper

print("{not json", flush=True)
print("nor this", file=sys.stderr)
API = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}


class App:
    def openapi(self):
        return {**API, "x-zeta": {200: ("a",)}, "x-alpha": MappingProxyType({"é": 1})}


app = App()
attribute = SimpleNamespace(openapi=API)
none = SimpleNamespace()
listed = SimpleNamespace(openapi=[1])
odd = SimpleNamespace(openapi={"a": {1, 2}})
infinite = SimpleNamespace(openapi={"a": float("inf")})
circle = {}
circle["a"] = circle
endless = SimpleNamespace(openapi=circle)


def factory():
    return app


def needy(database):
    return app


class Broken:
    def openapi(self):
        return helper.fail()


broken = Broken()
"""
HELPER = """\
def fail():
    raise KeyError("DATABASE_URL")
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a package beside `src`, and one in it; nothing is installed."""
    for name in ("shop", "src/inner"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "__init__.py").write_text("")
    (tmp_path / "shop/main.py").write_text(PLAIN)
    (tmp_path / "src/inner/main.py").write_text(PLAIN)
    (tmp_path / "helper.py").write_text(HELPER)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    return tmp_path


def failing(address: str, **options: str) -> str:
    with pytest.raises(DescriptionError) as caught:
        read(address, **options)  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"{address}: error: ")
    return str(problem).removeprefix(f"{address}: error: ")


@pytest.mark.skipif(not find_spec("fastapi"), reason="needs FastAPI")
@pytest.mark.parametrize("name", ["app", "create_app", "create_app()"])
def test_fastapi(project: Path, name: str) -> None:
    Path("shop/main.py").write_text(FASTAPI)
    description = read(f"shop.main:{name}")
    assert list(description.root["paths"].value) == ["/items/{item_id}", "/items"]
    item = description.root["components"]["schemas"]["Item"]
    assert list(item["properties"].value) == ["zeta", "alpha"]
    assert description.unresolved() == []
    again = read(f"shop.main:{name}")
    assert again.root.document.digest == description.root.document.digest


@pytest.mark.parametrize("module", ["shop.main", "inner.main"])
@pytest.mark.parametrize("name", ["app", "factory", "App"])
def test_anything_with_an_openapi(project: Path, module: str, name: str) -> None:
    root = read(f"{module}:{name}").root
    assert list(root.value) == ["openapi", "info", "paths", "x-zeta", "x-alpha"]
    assert root["x-zeta"].value == {"200": ["a"]}
    assert root["x-alpha"].value == {"é": 1}
    assert root["paths"].place.file == f"{module}:{name}"


def test_a_mapping_will_do(project: Path) -> None:
    assert read("shop.main:attribute").root["info"]["title"].value == "T"


def test_references_start_from_the_folder(project: Path) -> None:
    api = '{"openapi": "3.1.0", "a": {"$ref": "parts.yaml#/A"}}'
    Path("shop/main.py").write_text(f"class app: openapi = {api}\n")
    Path("parts.yaml").write_text("A: {type: string}\n")
    # A class is a factory of its instances.
    description = read("shop.main:app")
    assert description.root["a"].follow().value == {"type": "string"}
    assert str(description.root["a"].follow().place) == "parts.yaml:1:4"


def test_the_configuration_names_the_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    assert read("shop.main:app", folder=project).root["paths"].value == {}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "shpo.main:app",
            "there is no module 'shpo'\n  hint: it was looked for in . and its src;",
        ),
        ("shop.mian:app", "there is no module 'shop.mian'"),
        (
            "shop.main:ap",
            "the module shop.main has no 'ap'\n  hint: did you mean 'app'?",
        ),
        ("shop.main:xyz", "the module shop.main has no 'xyz'\n  hint: it has 'app'"),
        (
            "shop.main:none",
            "a SimpleNamespace gives no description: it has no `openapi`",
        ),
        ("shop.main:listed", "its `openapi` is no mapping but a list"),
        (
            "shop.main:odd",
            "its description is no JSON: a value of type set stands in it",
        ),
        ("shop.main:infinite", "its description is no JSON: Out of range float"),
        ("shop.main:endless", "its description is no JSON: Circular reference"),
        ("shop.main:needy", "needy() fails: TypeError: needy() missing 1 required"),
        (
            "shop.main:broken",
            "its openapi() fails: KeyError: 'DATABASE_URL'\n  hint: raised at helper.py:2;",
        ),
        (
            "bad.syntax:app",
            "importing bad.syntax fails: SyntaxError: '(' was never closed\n  hint: raised at bad/syntax.py:2;",
        ),
        (
            "bad.needs:app",
            "importing bad.needs fails: ModuleNotFoundError: No module named 'nowhere'\n  hint: raised at bad/needs.py:1; run by ",
        ),
        (
            "bad.library:app",
            "importing bad.library fails: json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)\n  hint: raised at bad/library.py:2;",
        ),
        ("bad.many:app", "importing bad.many fails: ValueError: one two three\n"),
        ("bad.leaves:app", "importing bad.leaves fails: SystemExit: 5"),
        ("bad.ends:app", "its process ended with code 7 and no description (at once)"),
        (
            "bad.named:app",
            "importing bad.named fails: AttributeError: module 'json' has no attribute 'nothing'",
        ),
    ],
)
def test_what_is_said_of_one_that_gives_none(
    project: Path, address: str, said: str
) -> None:
    bad = {
        "__init__": "",
        "syntax": "x = 1\napp = (\n",
        "needs": "import nowhere\n",
        "library": "import json\njson.loads('')\n",
        "many": "raise ValueError('one\\n two\\nthree\\n')\n",
        "leaves": "raise SystemExit(5)\n",
        "ends": "import os\nprint('at once', flush=True)\nos._exit(7)\n",
        "named": "import json\njson.nothing\n",
    }
    Path("bad").mkdir()
    for name, text in bad.items():
        Path(f"bad/{name}.py").write_text(text)
    assert failing(address).startswith(said)


def test_an_application_that_serves_is_stopped(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (
        "import subprocess, sys, time",
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
        "open('child', 'w').write(str(child.pid))",
        "time.sleep(60)",
    )
    Path("shop/main.py").write_text("\n".join(lines))
    monkeypatch.setattr(application, "SECONDS", 3.0)
    begun = time.monotonic()
    assert failing("shop.main:app").startswith("it gave no description in 3 seconds")
    assert time.monotonic() - begun < 30
    if sys.platform == "linux":
        state = Path(f"/proc/{Path('child').read_text()}/stat")
        while state.exists() and state.read_text().split()[2] != "Z":
            assert time.monotonic() - begun < 30
            time.sleep(0.05)


def test_threads_that_it_began_keep_nothing(project: Path) -> None:
    thread = "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()\n"
    Path("shop/main.py").write_text(thread + PLAIN)
    begun = time.monotonic()
    assert read("shop.main:app").root["paths"].value == {}
    assert time.monotonic() - begun < 30


def test_too_much_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BYTES", 10)
    assert "is larger than" in failing("shop.main:app")


def imported(address: str, *, fails: bool = False) -> set[str]:
    """Return the files that an application is imported from, from its folder."""
    answers = Answers()
    if fails:
        with pytest.raises(DescriptionError):
            read(address, answers=answers)
    else:
        read(address, answers=answers)
    return {path.relative_to(Path.cwd()).as_posix() for path in answers.files}


def test_the_projects_own_modules_are_told(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = project / ".venv/lib/site-packages"
    library.mkdir(parents=True)
    (library / "library.py").write_text("")
    monkeypatch.setenv("PYTHONPATH", str(library))
    Path("shop/main.py").write_text(f"import library\n{PLAIN}")
    own = {"shop/__init__.py", "shop/main.py", "helper.py"}
    assert imported("shop.main:app") == own
    assert imported("inner.main:app") == {
        "src/inner/__init__.py",
        "src/inner/main.py",
        "helper.py",
    }


def test_they_are_told_of_one_that_fails_too(project: Path) -> None:
    own = {"shop/__init__.py", "shop/main.py", "helper.py"}
    assert imported("shop.main:broken", fails=True) == own
    Path("helper.py").write_text("def fail(:\n")
    assert imported("shop.main:app", fails=True) == own


def test_answers_are_given_again(project: Path) -> None:
    answers = Answers()
    first = read("shop.main:app", answers=answers)
    with pytest.raises(DescriptionError) as caught:
        read("shop.main:none", answers=answers)
    Path("shop/main.py").unlink()
    again = read("shop.main:app", answers=answers)
    assert again.root.document.digest == first.root.document.digest
    with pytest.raises(DescriptionError) as repeated:
        read("shop.main:none", answers=answers)
    assert repeated.value.problems == caught.value.problems


# Whose interpreter it is


PREFIX = """\
import sys
app = type("App", (), {"openapi": {"openapi": "3.1.0", "x-prefix": sys.prefix}})()
"""


def prefix(python: str | None = None) -> Path:
    return Path(read("shop.main:app", python=python).root["x-prefix"].value)


@pytest.mark.skipif(os.name == "nt", reason="makes environments out of links")
def test_whose_interpreter_runs_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("shop/main.py").write_text(PREFIX)
    assert prefix() == Path(sys.prefix)
    # Neither specloom nor anything else is installed in these.
    for name in ("venv", ".venv", "active", "named"):
        venv.create(name)
        assert not subprocess.run(
            [
                f"{name}/bin/python",
                "-c",
                "import sys; sys.exit('specloom' in sys.modules)",
            ],
            check=False,
        ).returncode
        if name == "active":
            monkeypatch.setenv("VIRTUAL_ENV", str(project / name))
        named = "named" if name == "named" else None
        assert prefix(named) == project / name
    assert prefix("named/bin/python") == project / "named"
    monkeypatch.setenv("PATH", str(project / "named/bin"))
    assert prefix("python") == project / "named"
    monkeypatch.setenv("VIRTUAL_ENV", str(project / "gone"))
    assert prefix() == project / ".venv"
    assert failing("shop.main:app", python="nowhere/python").startswith(
        "the interpreter nowhere/python can't be run: no such file or directory"
    )


def test_what_it_imports_is_never_specloom_s_own(project: Path) -> None:
    # `text`, `remote` and `sources` are modules beside the one that runs it.
    Path("text.py").write_text("own = True\n")
    Path("shop/main.py").write_text(f"import text\nassert text.own\n{PLAIN}")
    assert read("shop.main:app").root["paths"].value == {}


def test_the_same_in_every_run(project: Path) -> None:
    names = "[*{'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'}]"
    Path("shop/main.py").write_text(
        f"class app: openapi = {{'openapi': '3.1.0', 'x': {names}}}\n"
    )
    texts = {Application("shop.main:app", project).read() for _ in range(3)}
    assert len(texts) == 1
    assert set(json.loads(texts.pop())["x"]) == set("abcdefgh")
