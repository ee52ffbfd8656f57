"""Docs made from descriptions, and a browser that reads them from disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from specloom.config import Config
from specloom.pipeline import Watch, generate

THREADS = Path(__file__).parents[2] / "spec" / "threads.yaml"

WriteDocs = Callable[..., Path]


def write_docs(spec: Path, output: Path, **settings: str) -> Path:
    """Write a description's docs and return their folder."""
    config = Config(spec=str(spec), targets=("docs",), jobs=1, **settings)
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
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        yield running
        running.close()


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
