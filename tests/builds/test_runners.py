"""make, tox, nox and just: each recipe of the page is run as it stands there."""

from __future__ import annotations

import os
import shutil

from ..output.conftest import tool
from ..steady.needs import missing
from . import page
from .conftest import Project

GENERATED = "src/shop_api/resources/pets.py"


def test_make(project: Project) -> None:
    if not shutil.which("make"):
        missing("make is not installed")
    project.write(page.files("make"))
    project.run("make")
    listed = (project.folder / "made.txt").read_text().splitlines()
    assert {GENERATED, "specloom.lock"} <= set(listed)
    assert all((project.folder / path).is_file() for path in listed)
    assert "up to date" in project.run("make").stdout
    before = (project.folder / "src/shop_api/_client.py").stat().st_mtime_ns
    project.edit("openapi.yaml", "summary: List pets", "summary: List my pets")
    later = (project.folder / "made.txt").stat().st_mtime + 1
    os.utime(project.folder / "openapi.yaml", (later, later))
    project.run("make")
    assert "List my pets" in (project.folder / GENERATED).read_text()
    assert (project.folder / "src/shop_api/_client.py").stat().st_mtime_ns == before


def test_just(project: Project) -> None:
    tool("just")
    project.write(page.files("just"))
    assert "added: src/shop_api" in project.run("just check", fails=True).stdout
    project.run("just generate && just check")


def test_tox(project: Project, quickly: dict[str, str]) -> None:
    tool("tox")
    project.write(page.files("tox"))
    project.variables = quickly
    (command,) = page.commands("tox")
    beside = f"-x testenv:client.set_env=PYTHONPATH={quickly['PYTHONPATH']}"
    stale = project.run(f"{command} {beside}", fails=True)
    assert "added: src/shop_api" in stale.stdout
    project.run(f"specloom generate && {command} {beside}")


def test_nox(project: Project, quickly: dict[str, str]) -> None:
    tool("nox")
    project.write(page.files("nox"))
    project.variables = quickly
    (command,) = page.commands("nox")
    stale = project.run(command, fails=True)
    assert "added: src/shop_api" in stale.stdout + stale.stderr
    project.run(f"specloom generate && {command} --reuse-existing-virtualenvs")
