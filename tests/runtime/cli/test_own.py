"""The commands beside the API's: with their `@` always, without it where it is free."""

from __future__ import annotations

from typing import Any

import click
import pytest

from specloom.runtime.cli.api import Raw
from specloom.runtime.cli.groups import Endpoint, Root
from specloom.runtime.cli.own import OWN
from specloom.runtime.cli.tables import App, Entry
from specloom.runtime.cli.tools import Tool

NAMES = [own.name for own in OWN]


@pytest.mark.parametrize("name", NAMES)
def test_an_own_command_gives_way(name: str) -> None:
    def found(word: str, *resources: str) -> click.Command | None:
        entries = {resource: Entry("", "") for resource in resources}
        app = App("sample", "cli_sample", "", "S", (), entries)
        root = Root(app)
        return root.get_command(click.Context(root), word)

    assert isinstance(found(name), (Raw, Tool))
    assert isinstance(found(f"@{name}", name), (Raw, Tool))
    assert isinstance(found(name, name), click.Group)
    assert isinstance(found(name, f"{name}:below"), click.Group)


def test_a_root_command_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    from cli_sample.cli import APP
    from cli_sample.commands import root as module

    named = tuple(module.COMMANDS[0]._replace(name=name) for name in NAMES)
    monkeypatch.setattr(module, "COMMANDS", named)
    root = Root(APP)
    for name in NAMES:
        ctx = click.Context(root)
        assert isinstance(root.get_command(ctx, name), Endpoint)
        assert isinstance(root.get_command(ctx, f"@{name}"), (Raw, Tool))


@pytest.mark.parametrize("name", NAMES)
def test_each_has_help(run: Any, name: str) -> None:
    ran = run(name, "--help") if name != "completion" else run("@schema", "-h")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Usage: sample @")
    assert max(map(len, ran.out.splitlines())) < 80
    assert f"@{name}" in run("--help").out


def test_a_mistyped_one_is_guessed(run: Any) -> None:
    assert "did you mean @schema?" in run("@shema").err
    assert "did you mean completion?" in run("completon").err


def test_global_flags_may_come_first(run: Any) -> None:
    plain = run("@completion", "bash")
    assert run("--debug", "completion", "bash").out == plain.out
    assert plain.out
