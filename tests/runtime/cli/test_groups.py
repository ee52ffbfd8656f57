"""What is said of words that name no resource and no command."""

from __future__ import annotations

from typing import Any

import pytest
from cli_sample.cli import APP

from specloom.runtime.cli.main import main


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("beta:threads", "add"), "create"),
        (("beta:threads", "creat"), "create"),
        (("beta:threads", "help"), "--help"),
        (("help",), "--help"),
        (("version",), "--version"),
        (("threads", "create"), "beta:threads"),
    ],
)
def test_what_was_meant_is_asked(run: Any, words: tuple[str, ...], meant: str) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert ran.err.endswith(f"; did you mean {meant}?\n")


def test_a_resource_of_the_same_name_may_have_the_command(
    run: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    threads = APP.resources["beta:threads"]
    app = APP._replace(resources={**APP.resources, "my:files": threads})
    with pytest.raises(SystemExit):
        main(app, ["files", "list"])
    assert "no command 'list'; did you mean my:files list?" in capsys.readouterr().err
