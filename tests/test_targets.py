"""Targets of other packages: the one of docs/extending.md, installed and used."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from specloom import targets
from specloom.problems import UsageError

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/extending.md"
SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1.0"}
servers: [{url: https://pets.example.com}]
paths:
  /pets:
    get: {summary: List pets, responses: {"200": {description: All pets.}}}
"""


def files_in(page: str) -> Iterator[tuple[str, str]]:
    """Yield path and content of each file that the page shows below its name."""
    yield from re.findall(r"^`([^`\n]+)`:\n\n```\w+\n(.*?)^```$", page, re.M | re.S)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of packages that holds the page's one."""
    source = tmp_path_factory.mktemp("source")
    for path, text in files_in(PAGE.read_text("utf-8")):
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(text, "utf-8")
    folder = tmp_path_factory.mktemp("packages")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-build-isolation"]
    command = [*pip, "--no-deps", "--no-index", "--target", str(folder), str(source)]
    subprocess.run(command, check=True)
    return folder


@pytest.fixture
def specloom(
    installed: Path, tmp_path: Path
) -> Callable[..., subprocess.CompletedProcess[str]]:
    (tmp_path / "pets.yaml").write_text(SPEC)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "specloom", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_target_of_another_package_is_one_like_ours(
    specloom: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    made = specloom("generate", "pets.yaml", "--target", "http")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "output/http/pets.http").read_text() == (
        "@base = https://pets.example.com\n\n### list\nGET {{base}}/pets\n"
    )
    config = tmp_path / "specloom.yaml"
    config.write_text("spec: pets.yaml\ntargets: [docs, http]\n")
    assert specloom("generate").returncode == 0
    assert specloom("check").returncode == 0
    assert specloom("check", "--target", "docs").returncode == 0
    assert (tmp_path / "output/http/pets.http").is_file()
    config.write_text("spec: pets.yaml\ntargets: [docs]\n")
    assert "removed: http/pets.http" in specloom("check").stdout
    specloom("generate")
    assert not (tmp_path / "output/http").exists()


def test_its_templates_are_overridden_like_ours(
    specloom: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    mine = tmp_path / "mine/http/resource.http.jinja"
    mine.parent.mkdir(parents=True)
    mine.write_text("{{ methods | length }}")
    options = ("pets.yaml", "--target", "http", "--templates", "mine")
    made = specloom("generate", *options)
    assert (made.returncode, made.stderr) == (0, "")
    assert (tmp_path / "output/http/pets.http").read_text() == "1\n"
    # A run of another target doesn't take them for nobody's.
    docs = specloom("generate", "pets.yaml", "--target", "docs", "--templates", "mine")
    assert (docs.returncode, docs.stderr) == (0, "")
    mine.write_text("\n{{ nothing }}")
    failed = specloom("generate", *options)
    assert failed.returncode == 2
    assert failed.stderr.startswith("mine/http/resource.http.jinja:2:1: error: ")


def test_a_target_that_is_not_there_is_named() -> None:
    assert targets.known("client")
    assert not targets.known("clent")
    assert targets.unknown("clent") == (
        "'clent' is no target",
        "did you mean `client`?",
    )
    with pytest.raises(UsageError, match="'x' is no target"):
        targets.find("x")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nothing_like_it", "can't be loaded: ModuleNotFoundError: No module"),
        ("render = 1", "(broken) lacks `render` or `templates`"),
        (
            "from pathlib import Path\ntemplates = Path()\n"
            "def render(surface, templates): yield 1 / 0",
            "error: the target 'broken' failed: ZeroDivisionError: division by zero",
        ),
        (
            "from pathlib import Path\nfrom specloom.sources import Source\n"
            "templates = Path()\n"
            "def render(surface, templates): yield Source('a.py', 'a b')",
            "a.py is not valid Python",
        ),
    ],
)
def test_what_is_wrong_with_a_target_is_its_own_fault(
    tmp_path: Path, code: str, said: str
) -> None:
    about = tmp_path / "broken-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[specloom.targets]\nbroken = broken\n")
    (tmp_path / "broken.py").write_text(code)
    (tmp_path / "pets.yaml").write_text(SPEC)
    command = [sys.executable, "-m", "specloom", "generate", "pets.yaml"]
    failed = subprocess.run(
        [*command, "--target", "broken"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert failed.returncode == 2
    assert said in failed.stderr
    assert "Traceback" not in failed.stderr
