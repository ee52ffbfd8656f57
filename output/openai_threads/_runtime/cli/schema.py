"""`@schema`: a command's input as JSON Schema, for editors and agents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import inputs
from .options import Settings
from .tables import App, Command
from .tools import located, put

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def work(app: App, words: Sequence[str], settings: Settings) -> int:
    """Print the schema of the command that the words name."""
    place = located(app, words)
    told = inputs.told(app, place.resource, place.command.name)
    put(schema(place.command, place.path, told), settings)
    return 0


def schema(command: Command, path: str, told: inputs.Told) -> dict[str, Any]:
    """Return the JSON Schema of what may be piped to a command; `path` is its name."""
    said: dict[str, Any] = {"$schema": _DIALECT, "title": path}
    if text := command.about or command.summary:
        said["description"] = text
    if command.deprecated:
        said["deprecated"] = True
    return {**said, **told}
