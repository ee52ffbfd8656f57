"""What the docs of large descriptions cost their readers, in Debian's Chromium and from disk.

    python -m bench.pages [NAME ...]

How long writing them takes, how much each page weighs at first load, compressed as a server would,
how long opening takes, from the click to the end of loading, and how long the search takes from a
keystroke to its results being laid out. OpenAI's description needs SPECLOOM_SPECS; the others come
from where `bench.peers` has them.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .build import Case, cases

NAMES = ("OpenAI", "GitHub")
PAGES = 60
ROUNDS = 3
WORDS = (
    "create pull request",
    "deployment status",
    "repository",
    "--per-page",
    "xyzzy",
)

_LOADED = """() => {
  const [{ loadEventEnd, startTime }] = performance.getEntriesByType("navigation");
  return loadEventEnd - startTime;
}"""
_TYPE = """(letter) => {
  const input = document.querySelector("#search input");
  input.value += letter;
  const start = performance.now();
  input.dispatchEvent(new Event("input", { bubbles: true }));
  document.querySelector("#search").getBoundingClientRect();
  return performance.now() - start;
}"""


def weight(page: Path, docs: Path) -> int:
    """Return the compressed bytes of a page, its style sheet and its script."""
    files = [page, *(docs / "assets").glob("specloom.*")]
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def write(case: Case, folder: Path) -> float:
    """Write the docs alone, into a folder; return the seconds that it took."""
    options = ["-c", str(case.config)] if case.config else []
    command = [sys.executable, "-m", "specloom", "generate", "--quiet", str(case.spec)]
    start = time.perf_counter()
    subprocess.run(  # noqa: S603
        [*command, *options, "-o", str(folder), "--target", "docs"],
        env={**os.environ, "SPECLOOM_CACHE": ""},
        check=True,
    )
    return time.perf_counter() - start


@contextmanager
def chromium() -> Generator[Any]:
    """Give a tab of a browser that nothing is open in yet."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser.new_page()
        browser.close()


def openings(tab: Any, pages: Sequence[Path]) -> Iterator[tuple[float, Path]]:
    """Yield how many milliseconds each page takes to open, the median of some rounds."""
    for page in pages:
        rounds: list[float] = []
        for _ in range(ROUNDS):
            tab.goto(page.as_uri())
            rounds.append(tab.evaluate(_LOADED))
        yield statistics.median(rounds), page


def keystrokes(tab: Any, docs: Path) -> tuple[float, list[float]]:
    """Return the milliseconds from its key to the first results, and of each keystroke."""
    tab.goto((docs / "index.html").as_uri())
    start = time.perf_counter()
    tab.keyboard.press("/")
    tab.keyboard.type("e")
    tab.locator("#search li").first.wait_for()
    ready = (time.perf_counter() - start) * 1000
    times: list[float] = []
    for words in WORDS:
        tab.evaluate("document.querySelector('#search input').value = ''")
        times += (tab.evaluate(_TYPE, letter) for letter in words)
    return ready, times


def figures(values: Sequence[float], unit: str, form: str = ".0f") -> str:
    """Return the median, the 95th percentile and the most of some values."""
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
    middle = statistics.median(ordered)
    return (
        f"median {middle:{form}}, 95 % {high:{form}}, most {ordered[-1]:{form}} {unit}"
    )


def show(case: Case, tab: Any) -> None:
    """Print what there is to say of a description's docs."""
    with tempfile.TemporaryDirectory(prefix="specloom-bench-") as folder:
        seconds = write(case, Path(folder))
        docs = Path(folder) / "docs"
        pages = sorted(docs.rglob("*.html"))
        print(f"{case.name}: {len(pages):,} pages, written in {seconds:.1f} s")
        weights = {page: weight(page, docs) for page in pages}
        heaviest = max(pages, key=lambda page: weights[page])
        kilobytes = [each / 1000 for each in weights.values()]
        print(f"  first load  {figures(kilobytes, 'KB')} ({_name(heaviest, docs)})")
        index = (docs / "search-index.js").read_bytes()
        packed = len(gzip.compress(index, 6))
        print(f"  index       {len(index) / 1e6:.1f} MB, {packed / 1e6:.2f} compressed")
        sample = [heaviest, *pages[:: max(1, len(pages) // PAGES)]]
        opened = list(openings(tab, sample))
        slowest = max(opened)[1]
        times = [each for each, _ in opened]
        print(f"  opens in    {figures(times, 'ms')} ({_name(slowest, docs)})")
        ready, typed = keystrokes(tab, docs)
        print(
            f"  search      first results in {ready:.0f} ms; {figures(typed, 'ms', '.1f')}"
        )


def _name(page: Path, docs: Path) -> str:
    return page.relative_to(docs).as_posix()


def main() -> None:
    """Print the figures of each description."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages")
    parser.add_argument("name", nargs="*", default=NAMES)
    with chromium() as tab:
        for case in cases(parser.parse_args().name):
            show(case, tab)


if __name__ == "__main__":
    main()
