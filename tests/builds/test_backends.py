"""hatch and setuptools: `pip install` of a project generates its client."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest

from . import page
from .conftest import Project

HERE = "--no-build-isolation"
MADE = "from shop_api import Shop; print(Shop(key='k').pets.list)"
BACKENDS = ["hatch", "setuptools"]
GENERATED = "src/shop_api/__init__.py"


@pytest.fixture(params=BACKENDS)
def backed(request: pytest.FixtureRequest, installing: Project) -> Project:
    """The project as the page builds it with one of the two."""
    installing.write(page.files(request.param))
    return installing


def built(project: Project, kind: str) -> Path:
    """Build a wheel or an sdist with the project's backend, and return it."""
    requires = (project.folder / "pyproject.toml").read_text("utf-8")
    backend = "hatchling.build" if "hatchling" in requires else "setuptools.build_meta"
    code = f"import {backend} as backend; print(backend.build_{kind}('dist'))"
    (project.folder / "dist").mkdir(exist_ok=True)
    done = project.run([project.python, "-c", code])
    return project.folder / "dist" / done.stdout.splitlines()[-1]


def packed(path: Path) -> set[str]:
    """Return the files in a wheel, or in a source distribution below its folder."""
    if path.suffix == ".whl":
        return set(zipfile.ZipFile(path).namelist())
    with tarfile.open(path) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def test_pip_install_generates_the_client(backed: Project) -> None:
    (command,) = page.commands("hatch")
    backed.run(f"python -m {command} {HERE}")
    assert "/environment/" in backed.imports("shop_api")
    assert "/environment/" in backed.imports("shop")
    assert "list" in backed.run([backed.python, "-c", MADE]).stdout
    assert (backed.folder / GENERATED).is_file()
    backed.run("specloom check")


def test_an_editable_install_imports_what_is_generated_where_it_is(
    backed: Project,
) -> None:
    backed.run(f"python -m pip install -e . {HERE}")
    assert backed.imports("shop_api") == str(backed.folder / GENERATED)
    backed.edit("openapi.yaml", "summary: List pets", "summary: List all pets")
    backed.run("specloom generate")
    told = "import shop_api.resources.pets as m; print(m.Pets.list.__doc__)"
    assert "List all pets" in backed.run([backed.python, "-c", told]).stdout


@pytest.mark.parametrize(
    ("settings", "module", "generated"),
    [
        ("output: generated", "shop_api", "generated/shop_api/__init__.py"),
        ("output: .\nfolders: {client: src/shop}", "shop.shop_api", ""),
    ],
)
def test_a_package_may_lie_elsewhere(
    backed: Project, settings: str, module: str, generated: str
) -> None:
    usual = "output: .\nfolders: {client: src}"
    backed.edit("specloom.yaml", usual, settings)
    name = f"{module.replace('.', '/')}/__init__.py"
    file = str(backed.folder / (generated or f"src/{name}"))
    backed.run(f"python -m pip install -e . {HERE}")
    assert backed.imports(module) == file
    assert backed.imports("shop") == str(backed.folder / "src/shop/__init__.py")
    wheel = packed(built(backed, "wheel"))
    assert {name, name.replace("__init__.py", "py.typed"), "shop/__init__.py"} <= wheel
    strange = {
        path for path in wheel if path.partition("/")[0] not in ("shop", "shop_api")
    }
    assert {Path(path).parts[0] for path in strange} == {"shop-1.0.dist-info"}


def test_each_of_several_runs_is_built_in(backed: Project) -> None:
    runs = (
        "  one: {output: generated/one, package: one}\n"
        "  two: {output: ., package: two, folders: {client: src/shop}}\n"
        "  site: {output: generated/site, targets: [docs]}\n"
    )
    said = f"spec: openapi.yaml\ntargets: [client]\nruns:\n{runs}"
    backed.write({"specloom.yaml": said})
    wheel = packed(built(backed, "wheel"))
    assert {"one/_client.py", "shop/two/_client.py", "shop/__init__.py"} <= wheel
    assert not any(path.endswith(".md") for path in wheel)


def test_what_git_ignores_is_built_in_once(backed: Project) -> None:
    backed.write({".gitignore": "/src/shop_api/\n/specloom.lock\n"})
    backed.run("git init -q .")
    wheel = built(backed, "wheel")
    names = zipfile.ZipFile(wheel).namelist()
    assert sorted(names) == sorted(set(names))
    ours = backed.folder / "src/shop_api"
    files = {path.relative_to(ours) for path in ours.rglob("*") if path.is_file()}
    assert {f"shop_api/{path.as_posix()}" for path in files} <= set(names)
    assert "shop_api/py.typed" in names
    assert {"specloom.lock", *(f"src/shop_api/{path}" for path in files)} <= packed(
        built(backed, "sdist")
    )


def test_from_a_source_distribution_nothing_is_generated(
    backed: Project, tmp_path: Path
) -> None:
    with tarfile.open(built(backed, "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.glob("shop-*")
    (folder / "openapi.yaml").unlink(missing_ok=True)
    backed.folder = folder
    backed.run(f"python -m pip install . {HERE}")
    assert "/environment/" in backed.imports("shop_api")


def test_a_build_fails_with_the_message_of_generate(backed: Project) -> None:
    backed.break_description()
    done = backed.run(f"python -m pip install . {HERE}", fails=True)
    said = done.stdout + done.stderr
    assert "openapi.yaml:14:" in said
    assert "schemas/Pat" in said
    assert "specloom generated no client (exit code 3)" in said
    assert "Traceback" not in said
    assert not (backed.folder / GENERATED).exists()


def test_a_conflict_with_a_hand_edit_fails_the_build(installing: Project) -> None:
    installing.write(page.files("hatch"))
    author = "-c user.name=t -c user.email=t@example.com -c commit.gpgsign=false"
    installing.run(
        f"specloom generate && git init -q . && git add . && git {author} commit -qm 1"
    )
    installing.edit("src/shop_api/resources/pets.py", "List pets", "List my pets")
    installing.edit("openapi.yaml", "List pets", "List all pets")
    done = installing.run(f"python -m pip install . {HERE}", fails=True)
    said = done.stdout + done.stderr
    assert "conflict" in said
    assert "specloom generated no client (exit code 1)" in said


def test_an_output_outside_of_the_project_is_refused(backed: Project) -> None:
    backed.edit("specloom.yaml", "output: .", "output: ../elsewhere")
    done = backed.run(f"python -m pip install . {HERE}", fails=True)
    assert (
        "specloom.yaml:2:1: error: the output lies outside" in done.stdout + done.stderr
    )


def test_a_project_that_does_not_ask_for_it_is_left_alone(installing: Project) -> None:
    shown = page.files("setuptools")["pyproject.toml"]
    installing.write(
        {"pyproject.toml": shown.replace(', "specloom"', ', "specloom-http"')}
    )
    installing.run(f"python -m pip install . {HERE}")
    assert not (installing.folder / GENERATED).exists()


def test_a_setuptools_that_is_too_old_builds_what_does_not_ask(
    installing: Project,
) -> None:
    old = "import sys; sys.modules['setuptools.command.editable_wheel'] = None\n"
    setup = f"{old}from setuptools import setup; setup(name='x', version='1')\n"
    installing.write({"setup.py": setup})
    done = installing.run([installing.python, "setup.py", "--name"])
    assert done.stdout == "x\n"


def test_hatch_takes_a_configuration_of_another_name(installing: Project) -> None:
    installing.write(page.files("hatch"))
    installing.write({"api/own.yaml": page.files()["specloom.yaml"]})
    installing.edit(
        "api/own.yaml",
        "spec: openapi.yaml\noutput: .",
        "spec: ../openapi.yaml\noutput: ..",
    )
    (installing.folder / "specloom.yaml").unlink()
    hook = "[tool.hatch.build.hooks.specloom]\n"
    installing.edit("pyproject.toml", hook, f'{hook}config = "api/own.yaml"\n')
    assert "shop_api/py.typed" in packed(built(installing, "wheel"))


def test_pip_brings_all_that_a_build_needs(isolated: Project) -> None:
    isolated.write(page.files("hatch"))
    (command,) = page.commands("hatch")
    isolated.run(f"python -m {command}")
    assert "list" in isolated.run([isolated.python, "-c", MADE]).stdout
