"""What type checkers and editors make of the client: right programs pass, mistakes are found."""

from __future__ import annotations

import inspect
import json
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from ..steady.described import PRODUCTS, calls
from .conftest import Installed, tool
from .editor import Editor, editor

PROGRAMS = Path(__file__).parent / "programs"
NAMES = ("right.py", "wrong.py")
METHODS = [call for call in calls(PRODUCTS[0]) if call.kind == "minimal"]
each_method = pytest.mark.parametrize(
    "call", METHODS, ids=lambda c: f"{c.resource.dotted}.{c.method.name}"
)

Lines = set[tuple[str, int]]


def ran(folder: Path, *words: str | Path) -> str:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def mypy(installed: Installed, folder: Path) -> Lines:
    strict = ("--strict", "--config-file=", "--output=json", "--python-executable")
    out = ran(folder, tool("mypy"), *strict, installed.python, *NAMES)
    found = [json.loads(line) for line in out.splitlines()]
    return {(one["file"], one["line"]) for one in found if one["severity"] == "error"}


def pyright(installed: Installed, folder: Path) -> Lines:
    strict = {"typeCheckingMode": "strict"}
    (folder / "pyrightconfig.json").write_text(json.dumps(strict))
    options = ("--outputjson", "--pythonpath", installed.python)
    out: Any = json.loads(ran(folder, tool("pyright"), *options))
    return {
        (Path(one["file"]).name, one["range"]["start"]["line"] + 1)
        for one in out["generalDiagnostics"]
    }


@pytest.mark.parametrize("checker", [mypy, pyright])
def test_mistakes_are_found_and_nothing_else(
    installed: Installed, tmp_path: Path, checker: Any
) -> None:
    wrong: Lines = set()
    for name in NAMES:
        text = (PROGRAMS / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8")
        lines = enumerate(text.splitlines(), 1)
        wrong |= {(name, number) for number, line in lines if "# wrong:" in line}
    found = checker(installed, tmp_path)
    assert {"missed": wrong - found, "refused": found - wrong} == {
        "missed": set(),
        "refused": set(),
    }


@each_method
def test_every_method_has_a_signature_and_a_docstring(
    call: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(PRODUCTS[0].output)
    place: Any = import_module("openai_threads").OpenAI("sk-1")
    for name in call.resource.path:
        place = getattr(place, name)
    for found in (
        getattr(place, call.method.name),
        getattr(type(place), call.method.name),
    ):
        signature = inspect.signature(found)
        names = [name for name in signature.parameters if name != "self"]
        assert names == [*(a.name for a in call.method.arguments), "options"]
        doc = inspect.getdoc(found) or ""
        description = " ".join(call.method.operation.description.split())
        assert " ".join(doc.split()).startswith(description)
        assert [
            a.name for a in call.method.arguments if f"  {a.name}: " not in doc
        ] == []
        assert found.__name__ == call.method.name


@pytest.fixture(scope="module")
def pyright_server(
    installed: Installed, tmp_path_factory: pytest.TempPathFactory
) -> Any:
    folder = tmp_path_factory.mktemp("program")
    with editor([tool("pyright-langserver"), "--stdio"], folder, installed) as started:
        yield started


@each_method
@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
def test_an_editor_shows_both_under_the_cursor(
    call: Any, client: str, pyright_server: Editor
) -> None:
    path = ".".join((*call.resource.path, call.method.name))
    program = f"from openai_threads import {client}\n{client}().{path}"
    shown = pyright_server.hover(program)
    description = call.method.operation.description.split("\n")[0]
    assert description in " ".join(shown.replace("\\", "").split())
    for argument in call.method.arguments:
        # Once in the signature, once among what the docstring explains.
        assert shown.count(f"{argument.name}: ") >= 2
