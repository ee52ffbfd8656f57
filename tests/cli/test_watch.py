"""`specloom watch` in a process of its own: what changes is generated, errors pass by."""

from __future__ import annotations

import json
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 60
"""Seconds until a run on a busy machine has surely ended."""


class Watching:
    """A running `specloom watch`, and the lines that it prints."""

    def __init__(self, *arguments: str) -> None:
        # Where this process ignores the signal, one that it starts would too.
        before = signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            self.process = self._start(arguments)
        finally:
            signal.signal(signal.SIGINT, before)
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _start(self, arguments: tuple[str, ...]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-u", "-m", "specloom", "watch", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, said: str) -> list[str]:
        """Return what is printed up to a line that holds `said`."""
        lines: list[str] = []
        while not lines or said not in lines[-1]:
            try:
                lines.append(self._lines.get(timeout=PATIENCE))
            except queue.Empty:
                pytest.fail(f"{said!r} was not said: {lines}")
        return lines

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watching(folder: Path) -> Iterator[Callable[..., Watching]]:
    started: list[Watching] = []

    def start(*arguments: str) -> Watching:
        started.append(Watching(*arguments))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()


def save(path: str, text: str) -> None:
    """Save a file as editors do: beside it, and then under its name."""
    Path(path + "~").write_text(text)
    Path(path + "~").replace(path)


def test_every_save_is_generated_and_errors_pass_by(
    watching: Callable[..., Watching],
) -> None:
    good = Path("pets.yaml").read_text()
    watch = watching("pets.yaml", "--target", "docs")
    first = watch.until("generated ")
    assert first[0] == "added: docs/assets/specloom.css"
    assert first[-2].startswith("... and ")

    save("pets.yaml", good.replace("List pets", "List all pets"))
    assert "changed: docs/pets/list.html" in watch.until("generated ")
    assert "List all pets" in Path("output/docs/pets/list.md").read_text()

    save("pets.yaml", good + "x: [\n")
    broken = watch.until("nothing was written")
    assert broken[0].startswith("pets.yaml:")
    assert "List all pets" in Path("output/docs/pets/list.md").read_text()

    Path("pets.yaml").write_text(good)
    watch.until("generated ")
    assert "List all pets" not in Path("output/docs/pets/list.md").read_text()
    assert watch.end() == 0


def test_configuration_templates_and_other_documents_are_watched_too(
    watching: Callable[..., Watching],
) -> None:
    text = Path("pets.yaml").read_text()
    reference = '"#/components/schemas/Pet"'
    Path("pets.yaml").write_text(text.replace(reference, "parts/pet.yaml"))
    Path("parts").mkdir()
    pet = "type: object\nproperties: {name: {type: string, description: Its name.}}\n"
    Path("parts/pet.yaml").write_text(pet)
    Path("mine/docs").mkdir(parents=True)
    Path("specloom.yaml").write_text(
        "spec: pets.yaml\ntemplates: mine\ntargets: [docs]\npackage: zoo\n"
    )
    watch = watching()
    watch.until("generated ")

    save("parts/pet.yaml", pet.replace("Its name", "What it hears"))
    watch.until("generated ")
    assert "What it hears." in Path("output/docs/pets/list.md").read_text()

    save("mine/docs/index.md.jinja", "Mine.\n")
    assert "changed: docs/index.md" in watch.until("generated ")

    save("specloom.yaml", "spec: pets.yaml\npakage: zoo\n")
    assert "did you mean `package`?" in watch.until("hint:")[-1]

    save("specloom.yaml", "spec: pets.yaml\ntargets: [client]\npackage: beasts\n")
    watch.until("generated ")
    assert Path("output/beasts/_client.py").is_file()
    assert watch.end() == 0


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_hand_edits_are_merged_and_a_conflict_is_told_until_it_is_resolved(
    watching: Callable[..., Watching],
) -> None:
    good = Path("pets.yaml").read_text()
    watch = watching("pets.yaml", "--target", "docs")
    watch.until("generated ")
    page = Path("output/docs/pets/list.md")
    edited = page.read_text().replace("# List pets", "# My pets", 1)
    save(str(page), edited)
    Path("pets.yaml").write_text(good + "# The same\n")
    assert "added: .specloom/base/docs/pets/list.md" in watch.until("1 edited")

    save("pets.yaml", good.replace("What it is called", "Its name"))
    assert "merged: docs/pets/list.md" in watch.until("generated ")
    assert page.read_text() == edited.replace("What it is called", "Its name")

    other = good.replace("summary: List pets", "summary: List all pets")
    save("pets.yaml", other)
    conflict = watch.until("1 conflicting")
    assert conflict[0].startswith("output/docs/pets/list.md:1:1: error: the edit made")
    assert "<<<<<<< edited by hand\n# My pets\n" in page.read_text()

    save(str(page), edited)
    save("pets.yaml", other.replace("What it is called", "Its name"))
    assert "merged: docs/pets/list.md" in watch.until("generated ")
    assert "# My pets" in page.read_text()
    assert watch.end() == 0


APPLICATION = """\
import json

from shop import words


class App:
    def openapi(self):
        return json.loads(words.TEXT)


app = App()
"""


def test_the_modules_of_an_application_are_watched(
    watching: Callable[..., Watching],
) -> None:
    import yaml

    pets = json.dumps(yaml.safe_load(Path("pets.yaml").read_text()))
    good = f"TEXT = {pets!r}\n"
    Path("shop").mkdir()
    Path("shop/__init__.py").touch()
    Path("shop/main.py").write_text(APPLICATION)
    Path("shop/words.py").write_text("TEXT = \n")
    watch = watching("shop.main:app", "--target", "docs")
    broken = watch.until("nothing was written")
    assert "SyntaxError" in broken[0]

    save("shop/words.py", good)
    watch.until("generated ")
    assert "List pets" in Path("output/docs/pets/list.md").read_text()

    save("shop/words.py", good.replace("List pets", "List all pets"))
    assert "changed: docs/pets/list.html" in watch.until("generated ")
    assert "List all pets" in Path("output/docs/pets/list.md").read_text()

    save("shop/main.py", APPLICATION.replace("words.TEXT)", "words.TEXT.upper())"))
    watch.until("nothing was written")
    assert watch.end() == 0
