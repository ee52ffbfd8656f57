"""`--format explore`: its keys, and the whole of it in a terminal that tmux keeps."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from specloom.runtime.cli.explore import fitted, found, parts, press
from specloom.runtime.cli.tree import Tree

HERE = Path(__file__).parent
GENERATOR = HERE.parents[2] / "generator"
LIST = ("beta:threads", "list", "--format", "explore")


def page(start: int, more: bool) -> dict[str, Any]:
    things = [
        {"id": f"t{n}", "meta": {"at": f"place {n}"}} for n in range(start, start + 30)
    ]
    return {"data": things, "last_id": "x", "has_more": more}


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        (["j", "KEY_DOWN", "k"], "1"),
        (["G"], "4"),
        (["KEY_END", "KEY_HOME"], "0"),
        (["KEY_NPAGE"], "3"),
        (["\x06", "\x02"], "0"),
        (["\n", "j"], "id"),
        ([" ", "l", "l"], "id"),
        (["KEY_RIGHT", "KEY_RIGHT", "KEY_LEFT"], "0"),
        (["KEY_RIGHT", "G", "x", "", "KEY_RESIZE"], "4"),
        (["KEY_RIGHT", "h", "j"], "1"),
    ],
)
def test_keys(keys: list[str], at: str) -> None:
    tree = Tree([{"id": n} for n in range(5)])
    assert [press(tree, key, 3) for key in keys] == [""] * len(keys)
    assert tree.rows[tree.at].key == at


def test_keys_of_a_search() -> None:
    tree = Tree([{"id": n} for n in range(5)])
    assert press(tree, "n", 3) == ""
    assert found(tree, lambda: tree.search("id")) == ""
    assert press(tree, "n", 3) == press(tree, "N", 3) == ""
    assert found(tree, lambda: tree.search("zz")) == "not found: zz"
    assert press(tree, "N", 3) == "not found: zz"

    def interrupted() -> bool:
        raise KeyboardInterrupt

    assert found(tree, interrupted).startswith("interrupted")


def test_lines_fit_the_screen() -> None:
    assert fitted("plain", 3) == "pla"
    assert fitted("長い", 3) == "長"
    assert fitted("e\u0301e", 1) == "e\u0301"
    assert fitted("", 0) == fitted("x", 0) == ""


def test_the_pieces_of_a_line() -> None:
    tree = Tree({"a": [1], "b": "x", "c": None, "d": 1.5})
    kinds = [list(parts(row))[-1] for row in tree.rows]
    assert kinds == [("[1]", ""), ("x", "text"), ("null", "word"), ("1.5", "number")]
    assert next(parts(tree.rows[0]))[0] == "▸ "


def test_without_a_terminal_nothing_is_sent(run: Any, api: Any) -> None:
    for words, terminal in ((LIST, False), ((*LIST, "-o", "f"), True)):
        ran = run(*words, terminal=terminal)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Error: --format explore needs a terminal")
    assert not api.requests
    ran = run("beta:threads", "list", "--format-error", "explore")
    assert (ran.code, "'explore'" in ran.err) == (2, True)


class Terminal:
    """A terminal of 60 by 12, by a tmux server of its own."""

    def __init__(self, socket: str) -> None:
        self._tmux = ["tmux", "-L", socket, "-f", os.devnull]

    def start(self, env: dict[str, str], words: str) -> None:
        given = [f"-e{name}={value}" for name, value in env.items()]
        size = ["-x", "60", "-y", "12"]
        # What the shell says in the end tells the exit code.
        shown = f"{words}; echo left $?; exec sleep 60"
        self._do("new-session", "-d", *size, *given, shown)

    def press(self, *keys: str) -> None:
        self._do("send-keys", *keys)

    def sees(self, *texts: str) -> str:
        """Wait until the screen shows all of the texts, and return what it shows."""
        end = time.monotonic() + 20
        while True:
            screen = self._do("capture-pane", "-p")
            if all(text in screen for text in texts):
                return screen
            assert time.monotonic() < end, screen
            time.sleep(0.05)

    def stop(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)

    def _do(self, *words: str) -> str:
        done = subprocess.run(
            [*self._tmux, *words], capture_output=True, text=True, check=True
        )
        return done.stdout


Explore = Callable[..., Terminal]


@pytest.fixture
def explore(api: Any, tmp_path: Path) -> Iterator[Explore]:
    """Start the sample in a terminal; words are those of a shell."""
    if not shutil.which("tmux") and not os.environ.get("CI"):
        pytest.skip("tmux is not installed")
    terminal = Terminal(f"specloom-{os.getpid()}")
    env = {
        "LANG": "C.UTF-8",
        "PYTHONPATH": f"{HERE / 'sample'}{os.pathsep}{GENERATOR}",
        "SAMPLE_API_KEY": "k",
        "SAMPLE_BASE_URL": api.url,
        "LINES": "",
        "COLUMNS": "",
    }

    def start(words: str, **more: str) -> Terminal:
        terminal.start(env | more, words.replace("sample", f"{PYTHON} -m cli_sample"))
        return terminal

    yield start
    terminal.stop()


PYTHON = sys.executable


def test_a_list_is_explored_in_a_terminal(explore: Explore, api: Any) -> None:
    api.answer(page(0, more=True))
    api.answer(page(30, more=False))
    terminal = explore("sample beta:threads list --format explore")
    screen = terminal.sees("GET /threads", "0: {2}  t0", "q: quit")
    assert "t20" not in screen
    assert len(api.requests) == 1
    terminal.press("j", "Right", "j", "j", "Enter")
    terminal.sees("▾ 1: {2}  t1", "▾ meta: {1}", "at: place 1")
    terminal.press("Left", "Left", "Left")
    terminal.sees("▸ 1: {2}  t1")
    terminal.press("/")
    terminal.press("place 45x", "BSpace")
    terminal.sees("/place 45")
    terminal.press("Enter")
    terminal.sees("▾ 45: {2}  t45", "at: place 45")
    assert len(api.requests) == 2
    terminal.press("/", "z", "z", "Enter")
    terminal.sees("not found: zz")
    terminal.press("q")
    terminal.sees("left 0")


def test_parameters_may_be_piped_to_what_is_explored(
    explore: Explore, api: Any
) -> None:
    api.answer({"id": "長い", "text": "\x1b[2Jx" + "y" * 100, "n": [1]})
    words = "echo 'metadata: {a: b}' | sample beta:threads create --format explore"
    terminal = explore(words)
    terminal.sees("id: 長い", "▸ text: \\x1b[2Jxyyy", "▸ n: [1]", "1/3 ")
    assert api.last.json == {"metadata": {"a": "b"}}
    terminal.press("G", "Enter")
    terminal.sees("▾ n: [1]", "0: 1", "3/4 ")
    terminal.press("q")
    terminal.sees("left 0")


def test_an_error_is_told_when_the_terminal_is_itself_again(
    explore: Explore, api: Any
) -> None:
    api.answer(page(0, more=True))
    api.answer({"error": {"message": "gone"}}, status=404)
    terminal = explore("sample beta:threads list --format explore")
    terminal.sees("t0")
    terminal.press("G")
    terminal.press("G")
    terminal.sees("Error: 404 Not Found: gone", "left 1")


def test_a_terminal_that_can_do_nothing_is_refused(explore: Explore, api: Any) -> None:
    words = "TERM=no-such sample beta:threads list --format explore"
    api.answer(page(0, more=False))
    terminal = explore(words)
    terminal.sees("the terminal can't show it", "left 2")


def test_long_output_is_in_the_pager(explore: Explore, api: Any) -> None:
    if not shutil.which("less") and not os.environ.get("CI"):
        pytest.skip("less is not installed")
    api.answer(page(0, more=False))
    terminal = explore("sample beta:threads list", PAGER="less", LESS="")
    screen = terminal.sees('"id": "t0"', ":")
    assert "left" not in screen
    terminal.press("G")
    terminal.sees('"id": "t29"')
    terminal.press("q")
    terminal.sees("left 0")
    assert len(api.requests) == 1
