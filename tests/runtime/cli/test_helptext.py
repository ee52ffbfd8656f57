"""Help pages: terse, and no wider than 80 columns."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import click
import pytest

from specloom.runtime.cli import helptext
from specloom.runtime.cli.groups import Endpoint, commands
from specloom.runtime.cli.main import main
from specloom.runtime.cli.samples import example
from specloom.runtime.cli.samples import word as sample_word
from specloom.runtime.cli.tables import App, Command, Entry, Field, Flag, Shape

APP = App("sample", "cli_sample", "", "SAMPLE", (), {})


def test_of_many_resources_help_has_the_first_level(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = ["alone", "one", "one:x", "two:x", "two:y"]
    few = {name: Entry("m", f"About {name}.") for name in names}
    more = {f"many:x{number}": Entry("m", "") for number in range(96)}
    page = _page(APP._replace(resources={**few, **more}), capsys)
    told = [
        " ".join(line.split()) for line in page.partition("Resources:\n")[2].split("\n")
    ]
    assert told[:5] == [
        "alone About alone.",
        "one About one. - 1 resource below",
        "two 2 resources below",
        "many 96 resources below",
        "",
    ]
    del more["many:x0"]
    page = _page(APP._replace(resources={**few, **more}), capsys)
    assert "two:y" in page
    assert "below" not in page.partition("Global flags")[0]


def _page(app: App, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main(app, ["--help"])
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("beta:threads", "-h"),
        ("beta:threads", "create", "--help"),
        ("beta:threads:runs", "create", "--help"),
    ],
)
def test_help_fits_a_terminal(run: Any, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Usage: sample")
    assert max(map(len, ran.out.splitlines())) < 80


def test_headings_and_flags_stand_out_on_a_terminal(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("beta:threads:runs", "create", "--help")
    page = run(*words).out
    shown = run(*words, terminal=True).out
    assert "\x1b[1mUsage:\x1b[0m sample" in shown
    assert "\x1b[1mRequired flags:\x1b[0m\n" in shown
    assert "  \x1b[1m--assistant-id\x1b[0m: string" in shown
    assert "\x1b[1m" not in shown.partition("Global flags")[2]
    assert shown.replace("\x1b[1m", "").replace("\x1b[0m", "") == page
    monkeypatch.setenv("NO_COLOR", "1")
    assert run(*words, terminal=True).out == page


def test_help_fits_a_narrow_terminal(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    page = run("--help").out
    assert max(map(len, page.splitlines())) < 60
    assert "  --transform-error JMESPATH\n" in page
    assert "  --max-items N          Stop after N items" in page


def test_names_are_not_broken_at_a_hyphen() -> None:
    page = click.HelpFormatter(width=40)
    known = ("create-and-run", "list-all-of-them", "cancel-one-of-them")
    app = APP._replace(resources={"a:b": Entry("a_b", ", ".join(known))})
    helptext.resource(app, "a", (), page)
    assert all(name in page.getvalue() for name in known)


def test_of_long_descriptions_a_list_shows_the_first_sentence() -> None:
    first = "Notes on a file, e.g. Of its owner."
    about = f"{first} {'They may be long, and say much. ' * 5}"
    app = APP._replace(resources={"a": Entry("", ""), "a:b": Entry("a_b", about)})
    page = click.HelpFormatter()
    helptext.resource(app, "a", (), page)
    assert page.getvalue().count("\n  a:b") == 1
    assert f"  a:b  {first}\n" in page.getvalue()


@pytest.mark.parametrize(
    ("name", "said"),
    [("issueIdOrKey", "ISSUE_ID_OR_KEY"), ("thread_id", "THREAD_ID"), ("ID", "ID")],
)
def test_what_stands_in_the_place_of_a_value(name: str, said: str) -> None:
    assert sample_word(name) == said


def test_commands_are_listed_once() -> None:
    listed = (Command("get", "GET", "/", "Get it"), Command("drop", "DELETE", "/", ""))
    for about, shown in (("get, drop", False), ("To get it.", True)):
        page = click.HelpFormatter()
        app = APP._replace(resources={"a": Entry("a", about)})
        helptext.resource(app, "a", listed, page)
        assert (f"\n  {about}\n" in page.getvalue()) is shown


def test_how_values_are_said_is_told(run: Any) -> None:
    page = run("--help").out
    assert "what a file holds; @- is standard input" in page
    assert r"a text with @ first, \\@ is one with \@ first" in page


def test_a_commands_page(run: Any) -> None:
    page = run("beta:threads:runs", "create", "--help").out
    assert page.startswith("Usage: sample beta:threads:runs create [THREAD_ID] [FLAGS]")
    assert page.index("--assistant-id: string") < page.index("--instructions: optional")
    assert "Also: --tool-choice.type, --tool-choice.function" in page
    assert "--max-items" in page


def test_defaults_are_shown(run: Any) -> None:
    assert "Default: 20" in run("beta:threads", "list", "--help").out


def test_a_resources_page(run: Any) -> None:
    page = run("beta:threads", "--help").out
    assert "create    Create thread" in page
    assert "beta:threads:runs  Runs on a thread." in page
    assert "files" not in page


def test_the_first_page(run: Any) -> None:
    page = run("--help").out
    for word in ("beta:threads:runs", "ping", "--api-key SECRET", "@completion"):
        assert word in page


def test_lists_stay_lists_and_hidden_flags_are_said() -> None:
    flag = Flag("format", "format", "query", Shape("string"), "optional string")
    about = "Begins.\n\n- one\n- two,\n  long\n\nEnds."
    command = Command("get", "GET", "/", "Get", about=about, flags=(flag,))
    ctx = click.Context(Endpoint(APP, command), info_name="sample get")
    page = ctx.get_help()
    assert "  Begins.\n\n  - one\n  - two, long\n\n  Ends.\n\nFlags:" in page
    assert page.endswith("Before RESOURCE only: --format")
    assert "--timeout" in page


def test_a_resource_without_commands_lists_what_is_below(run: Any) -> None:
    ran = run("beta", "--help")
    assert ran.code == 0
    assert ran.out.startswith("Usage: sample beta:RESOURCE COMMAND [FLAGS]")
    assert "beta:threads       Conversations." in ran.out
    assert "files" not in ran.out
    assert "Resources below" in run("beta").err


def test_values_are_listed_whole_and_an_empty_one_is_seen() -> None:
    values = ("", *(f"value-{n}" for n in range(40)))
    flag = Flag("kind", "kind", "query", Shape("enum", values=values), "optional enum")
    command = Command("get", "GET", "/", "Get", flags=(flag,))
    page = click.Context(Endpoint(APP, command), info_name="get").get_help()
    assert "One of: '', value-0, value-1," in page
    assert "value-39" in page


def test_an_upload_says_what_it_takes(run: Any) -> None:
    page = run("files", "create", "--help").out
    assert "--file: binary\n      A path, or - for stdin." in page


def test_nothing_steers_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = App("sample", "cli_sample", "a\x1b]0;b\x07\n\n\u202ec\0", "S", (), {})
    for words in ("--help",), ("no\x1b[31m",), ():
        with pytest.raises(SystemExit):
            main(app, words)
    told = "".join(capsys.readouterr())
    assert "a\\x1b]0;b\\x07\n\n  \\u202ec\\x00\n" in told
    assert "no\\x1b[31m" in told
    assert told == "".join(c for c in told if c == "\n" or c.isprintable())


def test_inner_flags_are_told_on_request(run: Any) -> None:
    page = run("beta:threads", "create", "--help-all").out
    assert "--message.role: user or assistant, optional\n" in page
    assert "--metadata.KEY: text\n" in page
    assert "Also:" not in page
    assert max(map(len, page.splitlines())) < 80
    whole = run("beta:threads", "--help-all").out
    for told in ("Usage: sample beta:threads COMMAND", "--metadata.KEY", "--order"):
        assert told in whole
    assert run("--help-all").out == run("--help").out


def every() -> list[tuple[str, Command]]:
    from cli_sample.cli import APP

    return [
        (" ".join(filter(None, ("sample", name, command.name))), command)
        for name in APP.resources
        for command in commands(APP, name)
    ]


@pytest.mark.parametrize(("path", "command"), every(), ids=lambda c: str(c)[:30])
def test_an_example_is_a_call_that_can_be_sent(
    run: Any, tmp_path: Path, path: str, command: Command
) -> None:
    for name in ("FILE", "BODY"):
        (tmp_path / name).write_text("x")
    told = example(path, command)
    assert "".join(f"  {line}\n" for line in told) in run(*path.split()[1:], "-h").out
    words = shlex.split("\n".join(told))
    ran = run(*words[1:], "--dry-run", "--admin-key", "k")
    assert (ran.code, ran.err) == (0, "")


def test_an_example_is_quoted_and_wrapped() -> None:
    evil = Shape("enum", values=("a b; $(c)",))
    fields = (Field("x", "x", evil, required=True), Field("y", "y", Shape("string")))
    thing = Shape("array", items=Shape("object", fields=fields))
    flags = tuple(
        Flag(f"flag-{n}", f"f{n}", "body", shape, "", required=True)
        for n, shape in enumerate((evil, thing, Shape("boolean"), Shape("map")))
    )
    assert example("x put", Command("put", "PUT", "/", "", flags=flags), 50) == [
        "x put --flag-0 'a b; $(c)' \\",
        "  --flag-1.x 'a b; $(c)' --flag-2 \\",
        """  --flag-3 '{"KEY": "VALUE"}'""",
    ]
