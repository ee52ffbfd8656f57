"""Profiles: who may read them, what they give, and what goes before them."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from specloom.runtime.cli import keyrings, profiles
from specloom.runtime.cli.credentials import given, missing
from specloom.runtime.cli.options import Settings
from specloom.runtime.cli.problems import Wrong
from specloom.runtime.cli.tables import App, Credential

from .conftest import command

LIST = ("beta:threads", "list")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "profiles.json"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def put(file: Path, **kept: dict[str, str]) -> None:
    file.write_text(json.dumps(kept))
    file.chmod(0o600)


def test_set_get_list_unset(run: Any, file: Path) -> None:
    assert run("config", "set", "api-key", "sk-1").code == 0
    assert run("@config", "set", "--format", "yaml").code == 2
    assert run("@config", "set", "format", "yaml").code == 0
    assert run("--profile", "work", "@config", "set", "api_key", "sk-2").code == 0
    assert run("@config", "get", "api-key").out == "sk-1\n"
    assert run("@config", "get", "api-key", "--profile", "work").out == "sk-2\n"
    shown = {
        "default": {"api-key": "***", "format": "yaml"},
        "work": {"api-key": "***"},
    }
    assert run("@config", "list").json == shown
    work = run("@config", "list", "--profile", "work")
    assert work.json == {"work": {"api-key": "***"}}
    assert run("@config", "unset", "api-key", "--profile", "work").code == 0
    assert list(json.loads(file.read_text())) == ["default"]
    gone = run("@config", "unset", "api-key", "--profile", "work")
    assert (gone.code, gone.err) == (
        2,
        "Error: api-key is not set in profile 'work'\n",
    )


def test_two_writers_lose_nothing(env: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "new" / "kept.json"
    own = {**env, "SAMPLE_CONFIG": str(file)}
    names = [f"p{number}" for number in range(6)]
    running = [
        subprocess.Popen(
            command("--profile", name, "@config", "set", "timeout", "5"), env=own
        )
        for name in names
    ]
    assert [process.wait(timeout=60) for process in running] == [0] * len(names)
    assert json.loads(file.read_text()) == {n: {"timeout": "5"} for n in names}
    assert ([*file.parent.iterdir()], mode(file)) == ([file], 0o600)


def test_what_is_not_known_is_not_shown(run: Any, file: Path) -> None:
    put(file, default={"old-key": "sk-old", "timeout": "5"})
    shown = {"default": {"old-key": "***", "timeout": "5"}}
    assert run("@config", "list").json == shown


def test_the_file_is_the_users_own(run: Any, file: Path) -> None:
    before = os.umask(0)
    try:
        assert run("@config", "set", "timeout", "5").code == 0
    finally:
        os.umask(before)
    assert mode(file) == 0o600
    assert [path.name for path in file.parent.glob("*profiles*")] == [file.name]


def test_a_folder_that_is_new_is_the_users_own(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SAMPLE_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    assert run("@config", "set", "timeout", "5").code == 0
    made = tmp_path / "xdg" / "sample"
    assert (mode(made), mode(made / "profiles.json")) == (0o700, 0o600)
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    home = profiles.place(App("x", "x", "", "X", (), {}))
    assert home == tmp_path / "home" / ".config" / "x" / "profiles.json"


def test_a_file_that_is_open_to_others_is_closed(run: Any, file: Path) -> None:
    put(file, default={"timeout": "5"})
    file.chmod(0o644)
    ran = run(*LIST)
    assert (ran.code, mode(file)) == (0, 0o600)
    assert "was open to others (mode 0644)" in ran.err
    assert run(*LIST).err == ""


def test_a_file_that_can_not_be_closed_is_refused(
    run: Any, api: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    put(file, default={"timeout": "5"})
    file.chmod(0o640)
    monkeypatch.setattr(os, "fchmod", refused)
    ran = run(*LIST)
    assert (ran.code, api.requests) == (2, [])
    assert "is open to others (mode 0640): make it 0600" in ran.err


def test_a_link_stays_one(run: Any, file: Path, tmp_path: Path) -> None:
    file.symlink_to(tmp_path / "elsewhere.json")
    assert run("@config", "set", "timeout", "5").code == 0
    assert file.is_symlink()
    assert mode(tmp_path / "elsewhere.json") == 0o600


def test_what_fails_leaves_what_was_there(
    run: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    put(file, default={"timeout": "5"})
    before = file.read_text()
    monkeypatch.setattr(os, "fsync", full)
    ran = run("@config", "set", "timeout", "6")
    assert (ran.code, file.read_text()) == (2, before)
    assert "No space left on device" in ran.err
    assert [*file.parent.glob(".profiles*")] == []


def test_a_flag_goes_before_the_environment_and_that_before_a_profile(
    run: Any, api: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sent(*words: str) -> str:
        assert run(*LIST, *words).code == 0
        told: str = api.last.headers["authorization"]
        return told.removeprefix("Bearer ")

    put(file, default={"api-key": "kept"}, work={"api-key": "work"})
    assert sent("--api-key", "flag") == "flag"
    assert sent() == "sk-secret"
    monkeypatch.delenv("SAMPLE_API_KEY")
    assert sent() == "kept"
    assert sent("--profile", "work") == "work"
    monkeypatch.setenv("SAMPLE_PROFILE", "work")
    assert sent() == "work"
    assert sent("--profile", "default") == "kept"
    assert sent("--api-key", "flag") == "flag"


def test_settings_of_a_profile(
    run: Any, api: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(file, default={"format": "yaml", "base-url": f"{api.url}/kept"})
    api.answer({"data": [{"id": "on"}], "has_more": False})
    assert run(*LIST).out == "- id: 'on'\n"
    assert api.last.path == "/v1/threads?v=2"
    assert run(*LIST, "--format", "jsonl").out == '{"id": "on"}\n'
    monkeypatch.delenv("SAMPLE_BASE_URL")
    assert run(*LIST).code == 0
    assert api.last.path == "/v1/kept/threads?v=2"
    assert run(*LIST, "--base-url", api.url).code == 0
    assert api.last.path == "/v1/threads?v=2"


def test_a_kept_secret_is_shown_nowhere(
    run: Any, api: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SAMPLE_API_KEY")
    put(file, default={"api-key": "sk-kept-secret"})
    for words in (("--dry-run",), ("--debug",)):
        ran = run(*LIST, *words)
        assert ran.code == 0
        assert "sk-kept-secret" not in ran.out + ran.err
        assert "Bearer $SAMPLE_API_KEY" in ran.out + ran.err
    assert api.last.headers["authorization"] == "Bearer sk-kept-secret"


def test_an_empty_flag_is_no_wish_for_what_is_kept(
    run: Any, api: Any, file: Path
) -> None:
    put(file, default={"api-key": "kept"})
    ran = run(*LIST, "--api-key", "")
    assert (ran.code, api.requests) == (2, [])
    assert "missing credential: --api-key is empty" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "api-kye", "x"), "a profile holds no 'api-kye'; did you mean api-key"),
        (("set", "debug", "x"), "there are api-key, admin-key, login, base-url"),
        (("set", "format", "xml"), "--format wants auto, json"),
        (("set", "timeout", "0"), "--timeout wants a number above 0, not '0'"),
        (("set", "api-key", ""), "--api-key must not be empty"),
        (("st", "a", "b"), "did you mean set?"),
        (("get",), "set KEY [VALUE], get KEY, list or unset KEY"),
        ((), "set KEY [VALUE], get KEY, list or unset KEY"),
        (("get", "timeout"), "timeout is not set in profile 'default'"),
        (("set", "timeout", "5", "--keyring"), "--keyring keeps credentials only"),
        (("set", "base-url", "a.com"), "must be an http:// or https:// address"),
    ],
)
def test_what_can_not_be_kept(
    run: Any, file: Path, words: tuple[str, ...], said: str
) -> None:
    ran = run("@config", *words)
    assert (ran.code, ran.out, file.exists()) == (2, "", False)
    assert said in ran.err


@pytest.mark.parametrize(
    "words",
    [(), ("st", "a", "b"), ("set", "debug", "x"), ("set", "timeout", "5", "--keyring")],
)
def test_wrong_words_are_told_where_to_look(run: Any, words: tuple[str, ...]) -> None:
    ran = run("@config", *words)
    assert ran.code == 2
    assert ran.err.endswith("\n`sample @config --help` shows what there is.\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no JSON"),
        ("[]", "must hold an object of profiles"),
        ('{"default": 1}', "must hold an object of profiles"),
        ('{"default": {"timeout": 5}}', "'timeout' of 'default' must be text"),
        ('{"default": {"timeout": "x"}}', "--timeout wants a number above 0"),
        ('{"default": {"format": "x"}}', "--format wants auto, json"),
    ],
)
def test_a_file_that_can_not_be_used(
    run: Any, api: Any, file: Path, text: str, said: str
) -> None:
    file.write_text(text)
    file.chmod(0o600)
    ran = run(*LIST)
    assert (ran.code, api.requests) == (2, [])
    assert said in ran.err


def test_a_profile_that_is_not_there(run: Any, api: Any, file: Path) -> None:
    put(file, work={"timeout": "5"})
    ran = run(*LIST, "--profile", "wrok")
    assert (ran.code, api.requests) == (2, [])
    assert "there is no profile 'wrok'; did you mean work?" in ran.err
    other = run(*LIST, "--profile", "my own").err
    assert "\n`sample --profile 'my own' @config set KEY` makes one.\n" in other
    assert run(*LIST).code == 0


def test_a_secret_is_piped_in(run: Any) -> None:
    assert run("@config", "set", "api-key", piped="sk-piped\n").code == 0
    assert run("@config", "get", "api-key").out == "sk-piped\n"
    assert run("@config", "set", "api-key").code == 2


def test_a_secret_is_typed_unseen(env: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command("@config", "set", "api-key"),
        env={**env, "SAMPLE_CONFIG": str(file)},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        preexec_fn=_own_terminal,
    ) as process:
        os.close(theirs)
        shown = b""
        while b"api-key: " not in shown:
            shown += os.read(ours, 1024)
        os.write(ours, b"sk-typed\n")
        assert process.wait(timeout=30) == 0
    shown += _rest(ours)
    os.close(ours)
    assert b"sk-typed" not in shown
    assert json.loads(file.read_text()) == {"default": {"api-key": "sk-typed"}}


def _own_terminal() -> None:
    import fcntl
    import termios

    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _rest(number: int) -> bytes:
    try:
        return os.read(number, 1024)
    except OSError:  # The other end is closed.
        return b""


def test_without_a_home_there_is_nothing_kept(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError

    for name in ("SAMPLE_CONFIG", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert run(*LIST).code == 0
    ran = run("@config", "set", "timeout", "5")
    assert (ran.code, "$SAMPLE_CONFIG" in ran.err) == (2, True)


class Ring(ModuleType):
    """A keyring in memory, in place of the package of this name."""

    def __init__(self, trouble: str = "") -> None:
        super().__init__("keyring")
        self.trouble = trouble
        self.asked: list[tuple[str, str]] = []
        self.held: dict[tuple[str, str], str] = {}
        self.errors = ModuleType("keyring.errors")
        self.errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined]
        self.errors.NoKeyringError = type(  # type: ignore[attr-defined]
            "NoKeyringError", (self.errors.KeyringError, RuntimeError), {}
        )

    def get_password(self, service: str, user: str) -> str | None:
        self.asked.append((service, user))
        if self.trouble:
            raise getattr(self.errors, self.trouble)("lo\x1bcked")
        return self.held.get((service, user))

    def set_password(self, service: str, user: str, secret: str) -> None:
        self.held[service, user] = secret

    def delete_password(self, service: str, user: str) -> None:
        if (service, user) not in self.held:
            raise self.errors.KeyringError("not found")
        del self.held[service, user]


def installed(monkeypatch: pytest.MonkeyPatch, ring: Ring) -> Ring:
    from importlib.machinery import ModuleSpec

    ring.__spec__ = ModuleSpec("keyring", None)
    monkeypatch.setitem(__import__("sys").modules, "keyring", ring)
    monkeypatch.setitem(__import__("sys").modules, "keyring.errors", ring.errors)
    return ring


def test_a_keyring_goes_before_a_profile(
    run: Any, api: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = installed(monkeypatch, Ring())
    put(file, default={"api-key": "kept"}, work={"api-key": "work"})
    assert run("@config", "set", "api-key", "rung", "--keyring").code == 0
    assert ring.held == {("sample", "default:api-key"): "rung"}
    assert run("@config", "get", "api-key", "--keyring").out == "rung\n"
    assert run(*LIST).code == 0
    assert run(*LIST, "--api-key", "x").code == 0
    assert ring.asked == [("sample", "default:api-key")]
    monkeypatch.delenv("SAMPLE_API_KEY")
    assert run(*LIST).code == 0
    assert api.last.headers["authorization"] == "Bearer rung"
    assert run(*LIST, "--profile", "work").code == 0
    assert api.last.headers["authorization"] == "Bearer work"
    assert ring.asked[1:] == [
        ("sample", "default:api-key"),
        ("sample", "work:api-key"),
    ]
    assert run("ping").code == 0
    for words in (LIST, (*LIST, "--generate-skeleton")):
        assert run(*words, "--dry-run").code == 0
    assert len(ring.asked) == 3
    assert run("@config", "get", "api-key").out == "rung\n"
    assert run("@config", "unset", "api-key", "--keyring").code == 0
    assert run("@config", "get", "api-key").out == "kept\n"
    assert run("@config", "get", "api-key", "--keyring").code == 2
    assert "keyring: not found" in run("config", "unset", "api-key", "--keyring").err


def test_a_profile_may_be_in_the_keyring_alone(
    run: Any, api: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = installed(monkeypatch, Ring())
    monkeypatch.delenv("SAMPLE_API_KEY")
    for key in ("api-key", "admin-key"):
        words = ("@config", "set", key, "rung", "--keyring")
        assert run("--profile", "work", *words).code == 0
    assert run("@config", "list").json == {"work": {}}
    assert run(*LIST, "--profile", "work").code == 0
    assert api.last.headers["authorization"] == "Bearer rung"
    for key, left in (("api-key", {"work": {}}), ("admin-key", {})):
        words = ("@config", "unset", key, "--keyring")
        assert run("--profile", "work", *words).code == 0
        assert json.loads(file.read_text()) == left
    assert ring.held == {}
    assert "no profile 'work'" in run(*LIST, "--profile", "work").err


def test_all_ways_to_give_what_is_missing_are_told(
    run: Any, api: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SAMPLE_API_KEY")
    monkeypatch.setattr(keyrings, "there", lambda: False)
    put(file, **{"my work": {"timeout": "5"}})
    ran = run(*LIST)
    assert (ran.code, api.requests) == (2, [])
    assert ran.err == (
        "Error: missing credential: give --api-key, or set $SAMPLE_API_KEY\n"
        "`sample @config set api-key` keeps it in a profile.\n"
    )
    installed(monkeypatch, Ring())
    monkeypatch.setattr(keyrings, "there", lambda: True)
    assert run(*LIST, "--profile", "my work").err.splitlines()[1] == (
        "`sample --profile 'my work' @config set api-key` keeps it in a profile,"
        " with --keyring in the system's keyring."
    )


@pytest.mark.parametrize("trouble", ["NoKeyringError", "KeyringError"])
def test_a_keyring_that_fails_is_none(
    run: Any, file: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    installed(monkeypatch, Ring(trouble))
    put(file, default={"api-key": "kept"})
    monkeypatch.delenv("SAMPLE_API_KEY")
    ran = run(*LIST)
    told = "" if trouble == "NoKeyringError" else "The keyring is not read: lo\\x1bcked"
    assert (ran.code, ran.err.strip()) == (0, told)


def test_a_keyring_that_is_not_installed(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyrings, "there", lambda: False)
    for words in (("set", "api-key", "x"), ("get", "api-key"), ("unset", "api-key")):
        ran = run("@config", *words, "--keyring")
        assert (ran.code, "`pip install keyring`" in ran.err) == (2, True)


LOGIN = App(
    "sample",
    "cli_sample",
    "",
    "SAMPLE",
    (
        Credential("Auth", "token", "token", "SAMPLE_TOKEN"),
        Credential("Auth", "client_id", "client-id", "SAMPLE_ID", "token"),
        Credential("Auth", "client_secret", "client-secret", "SAMPLE_SECRET", "token"),
        Credential("Other", "other", "other", "SAMPLE_OTHER"),
    ),
    {},
)


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ({}, {"token": "T", "client_secret": "S"}),
        ({"client_id": "i"}, {"client_id": "i", "token": "T", "client_secret": "S"}),
        (
            {"client_id": "i", "client_secret": "s"},
            {"client_id": "i", "client_secret": "s"},
        ),
        ({"token": "t"}, {"token": "t"}),
    ],
)
def test_what_is_complete_is_left_alone(
    flags: dict[str, str], found: dict[str, str]
) -> None:
    kept = {"token": "T", "client-secret": "S", "other": "O"}
    settings = Settings(flags, kept=kept)
    assert given(LOGIN, settings, (("Auth",),)) == found
    assert given(LOGIN, settings, ()) == flags


def test_of_alternatives_one_that_is_there_will_do() -> None:
    settings = Settings({"other": "o"}, kept={"token": "T"})
    assert given(LOGIN, settings, (("Auth",), ("Other",))) == {"other": "o"}
    assert given(LOGIN, settings, (("Auth", "Other"),)) == {"other": "o", "token": "T"}


@pytest.mark.parametrize(
    ("security", "said"),
    [
        (
            (("Auth",),),
            "give --token, or --client-id and --client-secret,"
            " or set $SAMPLE_TOKEN, or $SAMPLE_ID and $SAMPLE_SECRET",
        ),
        (
            (("Other",), ("Other", "Auth")),
            "give --other, or --other and --token,"
            " or --other and --client-id and --client-secret, or set $SAMPLE_OTHER,",
        ),
    ],
)
def test_what_is_missing_may_be_several(
    security: tuple[tuple[str, ...], ...], said: str
) -> None:
    assert said in missing(LOGIN, Settings({}), security).message


def test_a_profile_that_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    app = App("sample", "", "", "ELSEWHERE", (), {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ELSEWHERE_CONFIG", str(tmp_path / "file" / "x.json"))
        with pytest.raises(Wrong, match="can't write"):
            profiles.change(app, dict.clear)
        assert profiles.load(app) == {}
