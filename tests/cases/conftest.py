"""Cases that generators commonly get wrong: each one generated, imported and run.

A test gives the `case` fixture the text of a small description and gets its products.
The same text is generated once per run. All of them are looked at in the end, by
`test_inputs.py`, and type-checked, by `test_code.py`.
"""

from __future__ import annotations

import hashlib
import importlib
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from specloom.config import Config
from specloom.pipeline import Outcome, Watch, generate

from ..golden.wire import Wire
from .harness import Case

SPEC = "openapi.yaml"
HEAD = """\
openapi: {version}
info: {{title: Case, version: '1'}}
servers: [{{url: https://case.test}}]
"""

MakeCase = Callable[..., Case]


@dataclass
class Cases:
    """What was generated in this run: a folder for each case, all below `root`."""

    root: Path
    made: dict[str, Case] = field(default_factory=dict[str, Case])

    def make(
        self, text: str, version: str, files: dict[str, str], settings: dict[str, Any]
    ) -> Case:
        text = textwrap.dedent(text)
        if "openapi:" not in text:
            text = HEAD.format(version=version) + text
        key = f"{text}{sorted(files.items())}{sorted(settings.items())}"
        name = f"case_{hashlib.sha256(key.encode()).hexdigest()[:12]}"
        if name not in self.made:
            self.made[name] = self._generated(name, {**files, SPEC: text}, settings)
        # Each test has a wire of its own.
        return replace(self.made[name], wire=Wire())

    def _generated(
        self, name: str, files: dict[str, str], settings: dict[str, Any]
    ) -> Case:
        folder = self.root / name
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(textwrap.dedent(text), encoding="utf-8")
        config = Config(
            **{"client": "Case", "command": "case", **settings},
            spec=str(folder / SPEC),
            package=name,
            jobs=1,
        )
        outcome = generate(config, Watch())
        _put(folder, outcome)
        sys.path.insert(0, str(folder))
        importlib.invalidate_caches()
        return Case(name, folder, outcome)


def _put(folder: Path, outcome: Outcome) -> None:
    for source in outcome.sources:
        file = folder / source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.data)


@pytest.fixture(scope="session")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cases]:
    """What this run has generated until now."""
    before = list(sys.path)
    found = Cases(tmp_path_factory.mktemp("cases"))
    yield found
    sys.path[:] = before
    for name in [m for m in sys.modules if m.partition(".")[0] in found.made]:
        del sys.modules[name]


@pytest.fixture
def case(cases: Cases) -> MakeCase:
    """Return a function from the text of a description, whose head may be left out.

    `files` are others that it refers to, by their paths.
    """

    def made(
        text: str,
        version: str = "3.1.0",
        files: dict[str, str] | None = None,
        **settings: Any,
    ) -> Case:
        return cases.make(text, version, files or {}, settings)

    return made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the checks of all generated code after what generates it."""
    here = Path(__file__).parent
    last = [here / "test_inputs.py", here / "test_code.py"]
    items.sort(key=lambda item: item.path in last)
