"""What pip installs: a command that works as the documentation writes it, a package, types."""

from __future__ import annotations

import json
from pathlib import PurePath

import pytest

from ..steady.loopback import Loopback
from .conftest import Installed

CREATE = "openai beta:threads create --api-key 'My API Key'"
PROGRAM = """
from openai_threads import OpenAI

with OpenAI() as client:
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "hi"}])
    for message in client.beta.threads.messages.list(thread.id):
        print(message.role)
"""


def test_the_command_works_verbatim(installed: Installed, api: Loopback) -> None:
    done = installed.run(["sh", "-c", CREATE], OPENAI_BASE_URL=api.url)
    assert (done.returncode, done.stderr) == (0, "")
    ((request, answer),) = api.seen
    assert json.loads(done.stdout) == answer.json
    assert answer.headers["x-steady-request-valid"] == "true"
    assert (request.method, request.target, request.json) == ("POST", "/threads", {})
    assert request.headers["authorization"] == "Bearer My API Key"
    assert request.headers["openai-beta"] == "assistants=v2"


def test_a_program_works(installed: Installed, api: Loopback) -> None:
    done = installed.run(
        [installed.python, "-c", PROGRAM], OPENAI_BASE_URL=api.url, OPENAI_API_KEY="k"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "user\n", "")
    valid = [answer.headers["x-steady-request-valid"] for _, answer in api.seen]
    assert valid == ["true", "true"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--help", ["beta:threads:runs:steps", "--api-key", "@completion"]),
        ("beta:threads --help", ["create-and-run", "retrieve", "Delete thread"]),
        ("beta:threads create --help", ["--message", "--tool-resources", "--format"]),
        ("--version", ["openai 2.0.0"]),
    ],
)
def test_it_tells_about_itself(
    installed: Installed, words: str, said: list[str]
) -> None:
    done = installed.run(["openai", *words.split()])
    assert (done.returncode, done.stderr) == (0, "")
    assert [text for text in said if text not in done.stdout] == []


def test_it_is_a_module_too(installed: Installed) -> None:
    as_module = installed.run([installed.python, "-m", "openai_threads", "--help"])
    assert as_module.stdout == installed.run(["openai", "--help"]).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("beta:thread create", "beta:threads?"),
        ("beta:threads creat", "create?"),
        ("beta:threads create --mesage x", "--message?"),
        ("beta:threads create --metadata", "--metadata wants a value"),
        ("beta:threads create", "give --api-key, or set $OPENAI_API_KEY\n"),
    ],
)
def test_wrong_usage(installed: Installed, words: str, said: str) -> None:
    done = installed.run(["openai", *words.split()])
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_else_comes_along(installed: Installed) -> None:
    listed = installed.run(
        [installed.python, "-m", "pip", "show", "-f", "openai-threads"]
    )
    files = listed.stdout.partition("Files:\n")[2].split()
    tops = {PurePath(file).parts[0] for file in files if not file.startswith("..")}
    assert tops == {"openai_threads", "openai_threads-2.0.0.dist-info"}
    assert {file for file in files if file.startswith("..")} == {"../../../bin/openai"}
    assert "openai_threads/py.typed" in files
    checked = installed.run([installed.python, "-m", "pip", "check"])
    assert checked.returncode == 0, checked.stdout
