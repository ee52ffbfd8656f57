"""The guide's section on the command line: what it has beside the API's commands."""

from __future__ import annotations

from ...commonmark import cell, code, fenced, paragraphs
from ...runtime.cli.own import OWN
from ..surface import Surface
from .method import command


def terminal(surface: Surface) -> str:
    """Return what the command line has for people and scripts, whatever the API."""
    return paragraphs(
        f"{code(surface.command + ' --help')} lists the resources, a resource's `--help` its"
        " commands, a command's `--help` its flags with an example; `--help-all` also tells"
        " what may stand inside a flag.",
        _beside(surface),
        _input(surface),
        "`--dry-run` prints a request as curl and sends nothing; `--debug` shows requests and"
        " answers. Secrets are hidden in both. A command that deletes asks first where there"
        " is a terminal to answer on, unless `--yes` is given; a script is never asked.",
        _profiles(surface),
        "Standard output has data alone, and `--quiet` leaves standard error to errors. The"
        " exit code is 0 for success, 1 for an error of the API, 2 for wrong usage, 3 where"
        " the API can't be reached, 130 for what was interrupted or not agreed to.",
    )


def _beside(surface: Surface) -> str:
    """Return the table of commands that aren't the API's, as they are surely called."""
    taken = set(_names(surface))
    rows = "\n".join(
        f"| {cell(f'@{own.name} {own.usage}')} | {_capital(own.about)} |" for own in OWN
    )
    hidden = [code(own.name) for own in OWN if own.name in taken]
    but = f" The API has {' and '.join(hidden)} itself." if hidden else ""
    return (
        "Beside the API's commands there are these. The `@` may be left out where the API"
        f" has nothing of that name; a script keeps it, since APIs grow.{but}"
        f"\n\n| Command | What it does |\n| --- | --- |\n{rows}"
    )


def _names(surface: Surface) -> list[str]:
    """Return the first words that are the API's own."""
    found: list[str] = []
    for resource in surface.resources():
        if resource.command:
            found.append(resource.command.partition(":")[0])
        else:
            found += (method.command for method in resource.methods)
    return found


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _input(surface: Surface) -> str:
    called = next(
        (
            command(surface, resource, method)
            for resource, method in surface.methods()
            if any(argument.required for argument in method.arguments)
            and method.body == "json"
        ),
        "",
    )
    if not called:
        return ""
    return paragraphs(
        "What a command takes can be written to a file, edited, and piped back:",
        fenced(
            "bash",
            f"{called} --generate-skeleton > input.yaml\n{called} < input.yaml",
        ),
    )


def _profiles(surface: Surface) -> str:
    name, prefix = surface.command, surface.env_prefix
    flag = next((c.flag for c in surface.credentials), "base-url")
    said = "A credential is typed unseen. " if surface.credentials else ""
    return paragraphs(
        "Credentials and settings can be kept in profiles, in a file that is yours alone to"
        f" read: {code(f'~/.config/{name}/profiles.json')}, or where"
        f" {code(f'{prefix}_CONFIG')} leads. {said}With the package's extra `keyring`,"
        " `--keyring` keeps it in the system's keyring.",
        fenced(
            "bash",
            f"{name} @config set {flag} --profile work\n{name} @config list\n"
            f"export {prefix}_PROFILE=work",
        ),
        "A flag wins over the environment, that over the keyring, that over the profile.",
    )
