"""Inputs: all that a command takes, as deep as it goes, as JSON Schema 2020-12.

Beside the tables, which are read at each start and know of one level only, `@schema` and
`--generate-skeleton` read these. Declared types are told once, under `$defs`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...values import dataclass
from ..surface import Argument, Method, Surface
from .commands import more_of
from .teller import UPLOAD, Teller, Told, text_of


@dataclass(frozen=True, slots=True)
class Inputs:
    """Schemas by command in each module of commands, and the types that they refer to."""

    modules: dict[str, dict[str, Told]]
    types: dict[str, Told]


def plan_inputs(surface: Surface) -> Inputs:
    """Return the schemas of what all commands take, by the names in the description.

    Only what is sent is told: fields that are only read are not there.
    """
    teller = Teller(surface.api)
    modules = {
        resource.module: {
            method.command: _command(surface, method, teller)
            for method in resource.methods
        }
        for resource in surface.resources()
        if resource.methods
    }
    return Inputs(modules, teller.types())


def _command(surface: Surface, method: Method, teller: Teller) -> Told:
    arguments = _by_key(method.arguments)
    told: Told = {"type": "object", "properties": {}}
    for name, argument in arguments.items():
        uploads = method.body == "multipart" and "body" in argument.place
        told["properties"][name] = _parameter(method, argument, teller, uploads)
    required = [name for name, argument in arguments.items() if argument.required]
    if required:
        told["required"] = required
    whole = any(argument.place == "whole-body" for argument in method.arguments)
    if not whole:
        more = more_of(surface, method)
        told["additionalProperties"] = False if more is None else teller.told(more)
    return told


def _by_key(arguments: Sequence[Argument]) -> dict[str, Argument]:
    """Return arguments by what they are called in piped data.

    The first of a name has it, others the names of their flags.
    """
    wires = {a.wire for a in arguments}
    found: dict[str, Argument] = {}
    for argument in arguments:
        key = argument.wire or argument.flag
        short = key.removesuffix("[]")
        key = key if short in wires else short
        found[argument.flag if key in found else key] = argument
    return found


def _parameter(
    method: Method, argument: Argument, teller: Teller, uploads: bool
) -> Told:
    if argument.place == "whole-body" and method.body == "binary":
        told: Told = {**UPLOAD}
    else:
        name = argument.wire or argument.flag
        told = teller.told(argument.schema, name, uploads=uploads)
    if argument.description and not teller.describes(argument):
        told["description"] = text_of(argument.description)
    if argument.deprecated:
        told["deprecated"] = True
    return told
