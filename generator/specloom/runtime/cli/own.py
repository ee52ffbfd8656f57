"""The table of the commands beside the API's, apart from click as the global flags are.

With its `@` each is always there; without, it gives way to a resource or command of the
API that has its name.
"""

from __future__ import annotations

from typing import NamedTuple


class Own(NamedTuple):
    """A command: how it is called, what it does, and what its first word may be."""

    name: str
    usage: str
    about: str
    details: str = ""
    words: tuple[str, ...] = ()
    switches: tuple[tuple[str, str], ...] = ()
    """Flags of its own, each with what it does."""
    names: bool = False
    """True where resources and commands are named after it."""


OWN = (
    Own(
        "api",
        "METHOD PATH [FLAGS]",
        "send any request",
        "The path is one below the base URL, and may have a query. A body comes from"
        " --data, from --field or from standard input. Where the path is that of a"
        " command, credentials and constant headers are as they are there; elsewhere"
        " they are the API's usual ones, or those that flags give.",
        words=("GET", "POST", "PUT", "PATCH", "DELETE"),
    ),
    Own(
        "completion",
        "SHELL",
        "print a script for bash, zsh, fish or pwsh",
        words=("bash", "zsh", "fish", "pwsh"),
    ),
    Own(
        "config",
        "set KEY [VALUE] | get KEY | list | unset KEY",
        "keep credentials and settings in profiles",
        "A key is the name of a flag. A credential without its value is typed unseen, or"
        " read from standard input. Profiles are kept in profiles.json in"
        " $XDG_CONFIG_HOME/{command} or else ~/.config/{command}, or in the file that"
        " ${prefix}_CONFIG names, for you alone to read. A flag wins over the"
        " environment, that over the keyring, that over the profile, which is named by"
        " --profile or ${prefix}_PROFILE, and `default` otherwise.",
        words=("set", "get", "list", "unset"),
        switches=(("keyring", "Keep a credential in the system's keyring."),),
    ),
    Own(
        "man",
        "[RESOURCE] [COMMAND]",
        "print a page for man",
        "`{command} @man | man -l -` shows it. With --all every page is written into the"
        " folder that --output names.",
        switches=(("all", "Write all pages."),),
        names=True,
    ),
    Own(
        "schema",
        "RESOURCE COMMAND",
        "print the JSON Schema of a command's input",
        "The schema is that of what the command takes on standard input, as YAML or"
        " JSON, with all that may stand in it.",
        names=True,
    ),
)


def named(word: str) -> Own | None:
    """Return what a word means where nothing of the API has this name."""
    return next((own for own in OWN if own.name == word.removeprefix("@")), None)
