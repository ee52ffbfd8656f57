"""Docs made from descriptions, and a browser that reads them from disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from specloom.config import Config
from specloom.config.load import load
from specloom.pipeline import Watch, generate

ROOT = Path(__file__).parents[2]
THREADS = ROOT / "spec" / "threads.yaml"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

CHANGES = """\
# Changes

## 2.1.0

### Breaking

- `POST /parcels`: the field `weight` is **deprecated**. See [why](https://motley.test).

| was | is |
| --- | --- |
| `kg` | `g` |
"""

WriteDocs = Callable[..., Path]


def write_docs(spec: Path, output: Path, **settings: Any) -> Path:
    """Write a description's docs and return their folder."""
    config = Config(spec=str(spec), targets=("docs",), jobs=1, **settings)
    return _written(config, output)


def _written(config: Config, output: Path) -> Path:
    for source in generate(config, Watch()).sources:
        file = output / source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.data)
    return output / "docs"


@pytest.fixture(scope="session")
def threads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the docs of `spec/threads.yaml`."""
    return write_docs(
        THREADS,
        tmp_path_factory.mktemp("threads"),
        package="openai_threads",
        client="OpenAI",
        command="openai",
        env_prefix="OPENAI",
    )


@pytest.fixture(scope="session")
def motley(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of docs that show something of everything."""
    spec = Path(__file__).with_name("motley.yaml")
    folder = tmp_path_factory.mktemp("motley")
    changelog = folder / "changes.md"
    changelog.write_text(CHANGES, "utf-8")
    return write_docs(spec, folder, command="motley", changelog=changelog)


@pytest.fixture(scope="session")
def openai(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the docs of the whole OpenAI description."""
    folder = Path(os.environ.get("SPECLOOM_SPECS", "no such folder"))
    spec, settings = folder / "openai.yaml", folder / "openai.specloom.yaml"
    if not spec.is_file():
        pytest.skip("SPECLOOM_SPECS names no folder with openai.yaml and its settings")
    config = load(settings, {"spec": str(spec), "targets": ["docs"]})
    return _written(config, tmp_path_factory.mktemp("openai"))


@pytest.fixture
def docs_of(tmp_path: Path) -> WriteDocs:
    """Give a function from a description's text to the folder of its docs."""

    def make(text: str, **settings: str) -> Path:
        spec = tmp_path / "api.yaml"
        spec.write_text(text)
        return write_docs(spec, tmp_path / "output", **settings)

    return make


def _missing(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, which CI needs")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give a headless Chromium, the one that Debian packages.

    Playwright keeps an event loop running in this thread until it stops, with which
    no test could have one of its own: it stops at the end of each module that uses it.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright (pip install playwright)")
        return
    chromium = shutil.which("chromium")
    if chromium is None:
        _missing("chromium (apt-get install chromium)")
        return
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium,
            args=[
                *("--no-sandbox", "--disable-gpu"),
                # Letters look the same on every machine that has the fonts.
                *("--font-render-hinting=none", "--disable-lcd-text"),
            ],
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Any], list[str]]:
    """Give a function that says what axe-core finds wrong with a page as it is now."""
    if not AXE.is_file():
        _missing("axe-core (npm install axe-core)")
    script = AXE.read_text("utf-8")

    def findings(page: Any) -> list[str]:
        if page.evaluate("typeof axe") == "undefined":
            page.evaluate(script)
        # Nothing is asked of the network or the disk, which pages don't allow.
        return list(page.evaluate(FINDINGS, {"preload": False}))

    return findings


FINDINGS = """async (options) => {
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
}"""


class Tab:
    """A page of the browser, with what it asked for and what it complained about."""

    def __init__(self, context: Any) -> None:
        self.page = context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, file: Path) -> Any:
        """Open a file and return the page."""
        self.page.goto(file.as_uri())
        return self.page


@pytest.fixture
def tab(browser: Any) -> Iterator[Tab]:
    """Give a tab of its own; nothing may leave the disk, nothing may be complained of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = Tab(context)
    yield opened
    context.close()
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert opened.complaints == []
