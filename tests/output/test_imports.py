"""What starting up loads: no more than is used."""

from __future__ import annotations

import pytest

from .conftest import Installed

HEAVY = (
    "httpx2",
    "httpcore2",
    "pydantic",
    "pydantic_core",
    "yaml",
    "jmespath",
    "rich",
    "curses",
    "asyncio",
)


REPORT = """
import atexit, sys
atexit.register(lambda: print("loaded:", *sys.modules, file=sys.stderr))
"""


def loaded(installed: Installed, program: str) -> set[str]:
    """Return the modules that a program has loaded in the end."""
    done = installed.run([installed.python, "-c", f"{REPORT}\n{program}"])
    assert done.returncode == 0, done.stderr
    said, _, modules = done.stderr.partition("loaded: ")
    assert said == ""
    return set(modules.split())


def command(*words: str) -> str:
    """Return the program that the command is."""
    run = "import openai_threads.cli as cli"
    return f"{run}\nsys.argv = {['openai', *words]}\ncli.main()"


def within(modules: set[str], *names: str) -> list[str]:
    """Return those of the modules that are, or lie within, the named ones."""
    return sorted(
        m for m in modules if m.startswith(tuple(f"{n}." for n in names)) or m in names
    )


@pytest.mark.parametrize("words", [[], ["beta:threads"], ["beta:threads", "create"]])
def test_help_needs_little(installed: Installed, words: list[str]) -> None:
    modules = loaded(installed, command(*words, "--help"))
    assert "click" in modules
    package = ("openai_threads.types", "openai_threads.resources")
    assert within(modules, *HEAVY, *package, "openai_threads._client") == []
    used = within(modules, "openai_threads.commands")
    one = ["openai_threads.commands", "openai_threads.commands.beta_threads"]
    assert used == (one if words else [])


def test_completion_needs_still_less(installed: Installed) -> None:
    modules = loaded(installed, command("@complete", "beta:thr"))
    assert within(modules, *HEAVY, "click", "openai_threads.types") == []


def test_the_client_leaves_types_and_resources_for_later(installed: Installed) -> None:
    modules = loaded(installed, "import openai_threads; openai_threads.OpenAI")
    assert "openai_threads._client" in modules
    later = ("openai_threads.types", "openai_threads.resources", "openai_threads.cli")
    # The package of types is there, which has yet to import each of them.
    assert within(modules, *later) == ["openai_threads.types"]


def test_a_resource_loads_only_itself(installed: Installed) -> None:
    program = "import openai_threads as o; o.OpenAI('k').beta.threads.messages"
    modules = loaded(installed, program)
    assert within(modules, "openai_threads.resources") == [
        "openai_threads.resources",
        "openai_threads.resources.beta",
        "openai_threads.resources.beta_threads",
        "openai_threads.resources.beta_threads_messages",
    ]
    assert within(modules, "openai_threads.types") == ["openai_threads.types"]
