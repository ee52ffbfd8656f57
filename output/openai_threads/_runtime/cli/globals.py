"""The table of global flags, apart from click's own objects so that completion is fast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .tables import App

ERROR_FORMATS = ("auto", "json", "jsonl", "pretty", "raw", "yaml", "table")
FORMATS = (*ERROR_FORMATS, "explore")


class Global(NamedTuple):
    """A flag of every command; one without a `metavar` is a switch."""

    name: str
    about: str
    metavar: str = ""
    short: str = ""
    choices: tuple[str, ...] = ()
    number: type[int | float] | None = None

    @property
    def words(self) -> list[str]:
        """The flag as typed: its short form first, if it has one."""
        return [*([self.short] if self.short else []), f"--{self.name}"]


def global_flags(app: App) -> Iterator[Global]:
    """Yield the global flags, credentials first."""
    for credential in app.credentials:
        env = f"; else ${credential.env}" if credential.env else ""
        about = "Part of what a token is got for" if credential.token else "Credential"
        shape = "USER:PASSWORD" if credential.basic else "SECRET"
        yield Global(credential.flag, f"{about}{env}.", shape)
    about = f"The one of your profiles to use; else ${app.env_prefix}_PROFILE."
    yield Global("profile", about, "NAME")
    env = f"${app.env_prefix}_BASE_URL"
    yield Global("base-url", f"Where the API is; else {env}.", "URL")
    if app.environments:
        about = f"Of the API: {', '.join(app.environments)}."
        choices = app.environments
        yield Global("environment", about, "NAME", choices=choices)
    formats = ", ".join(FORMATS)
    yield Global("format", f"Of the output: {formats}.", "FORMAT", choices=FORMATS)
    about = f"Of errors, on standard error: {', '.join(ERROR_FORMATS)}."
    yield Global("format-error", about, "FORMAT", choices=ERROR_FORMATS)
    about = "Of a table, with commas between: id,owner.name."
    yield Global("columns", about, "NAMES")
    yield Global("transform", "What to print of each answer.", "JMESPATH")
    yield Global("transform-error", "The same for errors.", "JMESPATH")
    yield Global("raw-output", "Print text without JSON's quotes.", short="-r")
    about = "Stop after N items of a list or stream."
    yield Global("max-items", about, "N", number=int)
    about = f"Try again so often; {app.max_retries} unless given."
    yield Global("max-retries", about, "N", number=int)
    yield Global("timeout", "Wait so long for the API.", "SECONDS", number=float)
    yield Global("output", "Write there; - is standard output.", "FILE", short="-o")
    pagers = f"${app.env_prefix}_PAGER, $PAGER or less"
    yield Global("no-pager", f"Show long output without {pagers}.")
    yield Global("debug", "Show requests and answers, secrets hidden.")
    yield Global("dry-run", "Print the request as curl, send nothing.")
    about = "Print the input of a command as YAML to edit, send nothing."
    yield Global("generate-skeleton", about)
    yield Global("yes", "Delete without asking first.", short="-y")
    about = "Say nothing on standard error but errors."
    yield Global("quiet", about, short="-q")
    yield Global("version", "Print the version.")
    yield Global("help", "Show help: here, of a resource, of a command.", short="-h")
    yield Global("help-all", "The same with all that may stand inside a flag.")
