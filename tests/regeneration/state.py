"""A description, and what was generated of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from specloom.plan.client.definitions import Definitions
from specloom.plan.surface import Method, Resource, Surface

from .reach import Reach
from .units import Files

Placed = tuple[Resource, Method]


@dataclass(frozen=True)
class State:
    """A description, and what was generated of it."""

    reach: Reach
    surface: Surface
    files: Files

    @cached_property
    def methods(self) -> dict[str, list[Placed]]:
        """The methods of each operation, by its verb and path."""
        found: dict[str, list[Placed]] = {}
        for resource, method in self.surface.methods():
            key = f"{method.operation.verb} {method.operation.path}"
            found.setdefault(key, []).append((resource, method))
        return found

    @cached_property
    def resources(self) -> dict[str, Resource]:
        """The resources by their dotted names."""
        return {resource.dotted: resource for resource in self.surface.resources()}

    @cached_property
    def classes(self) -> dict[str, str]:
        """The owner of each type."""
        return {each.name: each.owner for each in Definitions(self.surface)}
