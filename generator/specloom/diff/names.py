"""What is imported and typed by name: the package, its client and types, the command."""

from __future__ import annotations

from collections.abc import Iterator

from ..plan.client.definitions import Definition
from .change import told
from .findings import Findings, Owner, Spot
from .side import Side
from .walk import Walk


def compare_surfaces(old: Side, new: Side, findings: Findings, spot: Spot) -> None:
    """Compare what belongs to the whole."""
    before, now, place = old.surface, new.surface, new.api.place
    for rule, word, was, is_ in (
        ("package-renamed", "package", before.package, now.package),
        ("client-renamed", "client class", before.client, now.client),
        ("command-renamed", "command", before.command, now.command),
        ("variables-renamed", "variables' prefix", before.env_prefix, now.env_prefix),
    ):
        if was != is_:
            said = told(f"the {word} is {{}}, was {{}}", is_, was)
            findings.add(rule, spot, said, place)
    _base_url(old, new, findings, spot)
    if old.api.version != new.api.version:
        said = told("the version is {}, was {}", new.api.version, old.api.version)
        findings.add("version-changed", spot, said, place)
    words = [(side.api.title, side.api.description) for side in (old, new)]
    if words[0] != words[1]:
        said = told("title or description of the API are others")
        findings.add("api-described", spot, said, place)
    _resources(old, new, findings)


def _base_url(old: Side, new: Side, findings: Findings, spot: Spot) -> None:
    was, is_ = old.surface.base_url, new.surface.base_url
    if was == is_:
        return
    if not was:
        rule, said = "base-url-added", told("the server is {}, was unnamed", is_)
    elif not is_:
        rule, said = "base-url-removed", told("no server is named, was {}", was)
    else:
        rule, said = "base-url-changed", told("the server is {}, was {}", is_, was)
    findings.add(rule, spot, said, new.api.place)


def _resources(old: Side, new: Side, findings: Findings) -> None:
    before = {r.path: r for r in old.surface.resources()}
    for resource in new.surface.resources():
        was = before.get(resource.path)
        if was is not None and was.description != resource.description:
            spot = Spot(Owner(resource.dotted or "client"))
            said = told("its description is another")
            findings.add("resource-described", spot, said, new.api.place)


def compare_types(walk: Walk) -> None:
    """Tell of classes and aliases that are gone, or are called otherwise.

    What was met on the walk tells what has become of each.
    """
    now = {definition.name for definition in walk.new.definitions}
    for definition in _sorted(walk.old):
        name = definition.name
        became = walk.renamed.get(name, set())
        if name in became or (name in now and not became):
            continue
        spot = Spot(Owner(f"types.{name}"))
        if became:
            said = told("is called {} now", ", ".join(sorted(became)))
            rule = "type-renamed"
        else:
            said, rule = told("is gone"), "type-removed"
        place = definition.schema.place
        walk.findings.add(rule, spot, said, place, side="old")


def _sorted(side: Side) -> Iterator[Definition]:
    yield from sorted(side.definitions, key=lambda definition: definition.name)
