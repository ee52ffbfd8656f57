"""Completion in real shells, at a terminal: what a tab makes of a line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from ..steady.needs import missing
from .conftest import Installed
from .shells import Shell, shell

STARTS = {
    "bash": (["bash", "--norc", "-i"], ['eval "$(openai @completion bash)"']),
    "zsh": (
        ["zsh", "-f", "-i"],
        [
            "bindkey -e; autoload -U compinit; compinit -u",
            'eval "$(openai @completion zsh)"',
        ],
    ),
    "fish": (["fish", "--no-config", "-i"], ["openai @completion fish | source"]),
}


@pytest.fixture(scope="module", params=STARTS)
def terminal(request: pytest.FixtureRequest, installed: Installed) -> Iterator[Shell]:
    words, lines = STARTS[request.param]
    if shutil.which(words[0]) is None:
        missing(f"{words[0]} is not installed")
    with shell(words, installed.environment) as started:
        started.ready()
        for line in lines:
            started.do(line)
        yield started


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("openai beta:thr", "beta:threads"),
        ("openai beta:threads:m", "beta:threads:messages"),
        ("openai beta:threads:runs:s", "beta:threads:runs:steps"),
        ("openai beta:threads:runs su", "beta:threads:runs submit-tool-outputs"),
        ("openai beta:threads create --met", "beta:threads create --metadata"),
        (
            "openai beta:threads create --message.r",
            "beta:threads create --message.role",
        ),
        (
            "openai beta:threads:runs list --order d",
            "beta:threads:runs list --order desc",
        ),
        (
            "openai beta:threads:runs list --order=d",
            "beta:threads:runs list --order=desc",
        ),
        ("openai --format y", "--format yaml"),
        ("openai beta:threads create --api-k", "beta:threads create --api-key"),
    ],
)
def test_a_tab_completes(terminal: Shell, line: str, words: str) -> None:
    assert terminal.completed(line) == ["openai", *words.split()]
