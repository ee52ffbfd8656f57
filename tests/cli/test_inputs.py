"""Revisions and applications as the description of a configuration."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from ..repository import git

Run = Callable[..., Result]

APP = """\
import json

print("hello")


class App:
    def openapi(self):
        return json.load(open("pets.json"))


app = App()
"""


def described() -> list[str]:
    """Return the names of the documents that the lock says were read."""
    lock = json.loads(Path("output/specloom.lock").read_text())
    return list(lock["parts"]["client"]["description"])


@pytest.fixture
def project(folder: Path) -> Path:
    """An application in `api/src`, with a configuration in `api`."""
    import yaml

    (folder / "api/src/shop").mkdir(parents=True)
    (folder / "api/src/shop/main.py").write_text(APP)
    pets = yaml.safe_load(Path("pets.yaml").read_text())
    (folder / "api/pets.json").write_text(json.dumps(pets))
    config = "spec: shop.main:app\ntargets: [client]\noutput: ../output\n"
    (folder / "api/specloom.yaml").write_text(config)
    return folder


def test_an_application_is_found_from_its_configuration(
    project: Path, specloom: Run
) -> None:
    result = specloom("generate", "-c", "api/specloom.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("generated ")
    assert described() == ["shop.main:app"]
    assert specloom("check", "-c", "api/specloom.yaml").exit_code == 0
    assert "hello" not in specloom("inspect", "-c", "api/specloom.yaml").output


def test_an_application_may_be_named_on_the_command_line(
    project: Path, specloom: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("api")
    result = specloom("validate", "shop.main:app", "-c", "specloom.yaml")
    assert result.stdout == "shop.main:app: no problems\n"


def test_what_is_wrong_with_an_application_is_said_at_its_name(
    project: Path, specloom: Run
) -> None:
    Path("api/src/shop/main.py").write_text("raise ValueError('no database')\n")
    result = specloom("generate", "-c", "api/specloom.yaml")
    assert result.exit_code == 3
    assert result.stdout == ""
    first, hint, last = result.stderr.splitlines()
    assert first == (
        "api/specloom.yaml:1:1: error: spec: shop.main:app:"
        " importing shop.main fails: ValueError: no database"
    )
    assert hint.startswith("  hint: raised at src/shop/main.py:1; run by ")
    assert last == "1 error, 0 warnings; nothing was written"


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_a_revision_is_found_from_its_configuration(
    project: Path, specloom: Run
) -> None:
    git("init", "-q", "-b", "main")
    shutil.copy("pets.yaml", "api/pets.yaml")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    Path("api/pets.yaml").write_text("changed: 1\n")
    config = "spec: 'HEAD:./pets.yaml'\ntargets: [client]\noutput: ../output\n"
    Path("api/specloom.yaml").write_text(config)
    assert specloom("generate", "-c", "api/specloom.yaml").exit_code == 0
    assert described() == ["HEAD:./pets.yaml"]
    assert specloom("check", "-c", "api/specloom.yaml").exit_code == 0
    # Named on the command line, it is looked for from where that stands.
    told = specloom("validate", "HEAD:./broken.yaml", "-c", "api/specloom.yaml")
    assert told.stderr.startswith("HEAD:./broken.yaml:14:51: error: unresolved")
    config = config.replace("HEAD:./pets", "HEAD~3:./pets")
    Path("api/specloom.yaml").write_text(config)
    lost = specloom("generate", "-c", "api/specloom.yaml")
    assert lost.exit_code == 3
    assert lost.stderr.startswith(
        "api/specloom.yaml:1:1: error: spec: HEAD~3:./pets.yaml:"
        " 'HEAD~3' is no revision of this repository\n"
    )


def test_a_file_that_is_called_like_one_is_a_file(folder: Path, specloom: Run) -> None:
    for name in ("shop.main:app", "main:pets.yaml"):
        shutil.copy("pets.yaml", name)
        assert specloom("validate", name).stdout == f"{name}: no problems\n"


def test_the_bytes_of_an_input_take_no_reader(folder: Path) -> None:
    code = (
        "import sys; from specloom.read.inputs import content\n"
        "assert content('pets.yaml').startswith(b'openapi')\n"
        "assert not {'yaml', 'click', 'specloom.read.document'} & {*sys.modules}\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.fixture
def cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPECLOOM_CACHE", str(folder / "cache"))


def recalled(monkeypatch: pytest.MonkeyPatch, specloom: Run, *arguments: str) -> bool:
    """Return whether a run that finds its output up to date generates nothing."""
    from specloom.cli import weaving

    woven: list[object] = []
    with monkeypatch.context() as patched:
        weave = weaving.weave
        patched.setattr(weaving, "weave", lambda *a: (woven.append(a), weave(*a))[1])
        assert specloom("check", *arguments).exit_code == 0
    return not woven


@pytest.mark.usefixtures("cache")
def test_a_run_over_an_application_is_recalled_until_it_changes(
    project: Path, specloom: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = ("-c", "api/specloom.yaml")
    specloom("generate", *config)
    assert recalled(monkeypatch, specloom, *config)
    pets = Path("api/pets.json")
    pets.write_text(pets.read_text().replace("List pets", "List all pets"))
    assert specloom("check", *config).exit_code == 1


@pytest.mark.usefixtures("cache")
def test_a_run_asks_an_application_once(project: Path, specloom: Run) -> None:
    main = Path("api/src/shop/main.py")
    main.write_text(APP + "open('runs', 'a').write('run ')\n")
    for command in ("generate", "check", "generate"):
        Path("api/runs").write_text("")
        assert specloom(command, "-c", "api/specloom.yaml").exit_code == 0
        assert Path("api/runs").read_text() == "run "
    main.write_text("open('runs', 'a').write('run ')\nopen('nothing')\n")
    Path("api/runs").write_text("")
    assert specloom("generate", "-c", "api/specloom.yaml").exit_code == 3
    assert Path("api/runs").read_text() == "run "


@pytest.mark.usefixtures("cache")
@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_a_run_over_a_revision_is_recalled_until_it_moves(
    folder: Path, specloom: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("init", "-q")
    overlay = "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions:\n"
    overlay += "- {target: $.info, update: {title: Cats}}\n"
    Path("overlay.yaml").write_text(overlay)
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    settings = {"overlays": ["HEAD:overlay.yaml"], "targets": ["client"]}
    Path("specloom.yaml").write_text(json.dumps({"spec": "pets.yaml", **settings}))
    specloom("generate")
    assert recalled(monkeypatch, specloom)
    # What the working tree has is not what was read.
    Path("overlay.yaml").write_text(overlay.replace("Cats", "Dogs"))
    assert recalled(monkeypatch, specloom)
    git("commit", "-q", "-a", "-m", "two")
    Path("overlay.yaml").write_text(overlay)
    stale = specloom("check")
    assert stale.exit_code == 1
    assert "because the description changed: HEAD:overlay.yaml" in stale.stdout
