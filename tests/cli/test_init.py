"""`specloom init` writes what it can find out, and says what comes next."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def alone(folder: Path) -> None:
    """Leave one description."""
    for name in ("flawed.yaml", "broken.yaml"):
        (folder / name).unlink()


def test_it_begins_where_nothing_is_set_up(specloom: Run, folder: Path) -> None:
    result = specloom("init")
    assert result.output == (
        "wrote specloom.yaml for pets.yaml: 3 methods\nnext: specloom generate\n"
    )
    text = Path("specloom.yaml").read_text()
    assert "spec: pets.yaml\n" in text
    assert "package: pets\n" in text
    assert "#     list: get /pets\n" in text
    assert specloom("inspect").output.startswith("pets.list ")


def test_what_was_generated_is_no_description(specloom: Run, folder: Path) -> None:
    assert specloom("generate", "pets.yaml", "-o", "output").exit_code == 0
    assert Path("output/docs/openapi.yaml").exists()
    assert specloom("init").output.startswith("wrote specloom.yaml for pets.yaml")
    Path("specloom.yaml").unlink()
    Path("output/specloom.lock").write_text("no JSON")
    listed = "pets.yaml, output/docs/openapi.yaml"
    assert f"there are several descriptions: {listed}\n" in specloom("init").output


def test_a_project_that_is_there_gets_a_table(specloom: Run, folder: Path) -> None:
    before = b'[project]\r\nname = "x"'
    Path("pyproject.toml").write_bytes(before)
    assert specloom("init", "pets.yaml").exit_code == 0
    after = Path("pyproject.toml").read_bytes()
    assert after.startswith(before + b"\r\n\r\n[tool.specloom]\r\n")
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert specloom("inspect").exit_code == 0
    again = specloom("init")
    assert again.exit_code == 2
    assert "pyproject.toml: error: [tool.specloom] is there already" in again.output


def test_a_file_elsewhere_leads_back_to_the_description(
    specloom: Run, folder: Path
) -> None:
    result = specloom("init", "-c", "etc/a.yaml")
    assert result.output.endswith("next: specloom generate -c etc/a.yaml\n")
    assert 'spec: "../pets.yaml"' in Path("etc/a.yaml").read_text()
    assert specloom("inspect", "-c", "etc/a.yaml").exit_code == 0


def test_what_is_there_stays(specloom: Run, folder: Path) -> None:
    Path("specloom.yaml").write_text("spec: other.yaml\n")
    Path("pyproject.toml").write_text("[project]\n")
    result = specloom("init")
    assert result.exit_code == 2
    assert result.output == (
        "specloom.yaml: error: this configuration is there already\n"
        "  hint: change it by hand, or overwrite it with --force\n"
    )
    assert Path("specloom.yaml").read_text() == "spec: other.yaml\n"
    assert specloom("init", "--force").exit_code == 0
    assert "spec: pets.yaml" in Path("specloom.yaml").read_text()
    assert Path("pyproject.toml").read_text() == "[project]\n"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "no OpenAPI 3 description is here"),
        (["a.yaml", "b.yaml"], "there are several descriptions: a.yaml, b.yaml"),
    ],
)
def test_it_never_guesses_which(
    specloom: Run, folder: Path, files: list[str], said: str
) -> None:
    text = Path("pets.yaml").read_text()
    Path("pets.yaml").unlink()
    for name in files:
        Path(name).write_text(text)
    result = specloom("init")
    assert result.exit_code == 2
    assert said in result.output
    assert not Path("specloom.yaml").exists()


def test_a_description_that_cannot_be_used_is_said(specloom: Run, folder: Path) -> None:
    Path("pets.yaml").write_text("openapi: 3.1.0\ninfo: 5\n")
    result = specloom("init")
    assert result.exit_code == 3
    assert "nothing was written" in result.output
    assert not Path("specloom.yaml").exists()


def test_it_reports_to_programs(specloom: Run, folder: Path) -> None:
    report = json.loads(specloom("init", "--report", "json").output)
    assert (report["config"], report["spec"]) == ("specloom.yaml", "pets.yaml")
