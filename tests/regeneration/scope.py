"""The units that an edit may touch, by the rules that `rules` tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from specloom.plan.client.resources import class_name
from specloom.plan.docs.schema_names import page_names
from specloom.plan.docs.site import method_href, resource_href
from specloom.plan.surface import Resource

from .draft import Edit
from .state import Placed, State
from .units import HEAD, NAVIGATION, SHARED_TYPES, Difference, Unit, units

PROPERTIES = frozenset(
    (
        "add property",
        "add property of new schema",
        "remove property",
        "describe property",
    )
)
CODE = frozenset(
    (
        "retitle",
        "describe",
        "deprecate",
        "add optional parameter",
        "add required parameter",
        "describe parameter",
    )
)
COMES_OR_GOES = frozenset(("add operation", "remove operation"))
PAGE = CODE | COMES_OR_GOES | {"example"}
ENTRY = COMES_OR_GOES | {"retitle", "describe", "deprecate"}
REORDERED = frozenset(("reorder operations", "reorder paths"))
NAVIGATES = COMES_OR_GOES | REORDERED | {"retitle"}
SHOWN = PAGE - {"retitle", "describe"}
DOWNLOADS = ("docs/openapi.json", "docs/openapi.yaml")


class Scope:
    """The units that an edit may touch."""

    def __init__(self, edit: Edit, before: State, after: State) -> None:
        self._edit = edit
        self._sides = (before, after)
        self._package = before.surface.package
        self._changed = {
            path
            for path in before.files.keys() | after.files.keys()
            if before.files.get(path) != after.files.get(path)
        }
        self._types = self._types_in_scope()
        self._units = set(self._in_scope())

    def allows(self, difference: Difference) -> bool:
        """Whether a unit may have come, gone or changed."""
        unit, how = difference
        if unit.path == "specloom.lock":
            return self._allows_in_lock(unit.name)
        if unit.path.startswith(f"{self._package}/types/"):
            return self._allows_type(unit, how)
        if unit.path == f"{self._package}/commands/{SHARED_TYPES}.json":
            return self._allows_told(unit.name.removeprefix("type "), how)
        if unit.path == "docs/llms-full.txt" or unit.path in DOWNLOADS:
            return True  # They hold everything else.
        if unit.name == NAVIGATION:
            known = unit in self._units or unit.path in self._new_files
            return known or self._edit.kind in NAVIGATES
        if self._edit.kind in REORDERED and self._lists_others(unit):
            return True
        return unit in self._units or unit.path in self._new_files

    def _allows_in_lock(self, name: str) -> bool:
        match name.split("\0"):
            case ["parts", _, "description", _]:
                return True
            case ["parts", _, "files", path]:
                return path in self._changed
            case ["names", "operations", operation]:
                return operation in self._edit.operations
            case _:
                return False

    # Types

    def _types_in_scope(self) -> frozenset[str]:
        """Return the names of the types that may change, come or go."""
        owners: set[str] = set()
        for side in self._sides:
            for key in self._operations(side):
                if self._edit.kind == "remove operation":
                    owners |= side.reach.reached(key)
                if self._edit.kind in COMES_OR_GOES:
                    owners |= {f"{r.module}_{m.name}" for r, m in side.methods[key]}
            if self._edit.kind in PROPERTIES:
                held = self._held(side)
                owners |= held
                owners |= {
                    f"{resource.module}_{method.name}"
                    for key, places in side.methods.items()
                    if side.reach.merges(key, held)
                    for resource, method in places
                }
        return frozenset(
            name
            for side in self._sides
            for name, owner in side.classes.items()
            if owner in owners
        )

    def _allows_type(self, unit: Unit, how: str) -> bool:
        goes = self._edit.kind == "remove operation"
        if unit.path.endswith("/__init__.py"):
            name = unit.name.removeprefix("import ").removeprefix("lazy ")
            return how != "changed" and name in self._types
        if unit.name == HEAD:
            data = (side.files.get(unit.path, b"") for side in self._sides)
            return any(self._types & units(unit.path, each).keys() for each in data)
        return unit.name in self._types and not (goes and how == "changed")

    def _allows_told(self, schema: str, how: str) -> bool:
        """Whether what is told of a declared type's input may differ, come or go."""
        if how == "changed":
            changes = self._edit.kind in PROPERTIES
            return changes and any(schema in self._held(side) for side in self._sides)
        return any(
            schema in side.reach.taken(key)
            for side in self._sides
            for key in self._operations(side)
        ) or any(
            schema in side.reach.around(changed)
            for side in self._sides
            for changed in self._edit.schemas & side.reach.schemas.keys()
        )

    def _held(self, side: State) -> set[str]:
        held: set[str] = set()
        for schema in self._edit.schemas:
            held |= side.reach.holding(schema)
        return held

    # Everything else

    def _operations(self, side: State) -> Iterator[str]:
        return (key for key in self._edit.operations if key in side.methods)

    def _in_scope(self) -> Iterator[Unit]:
        kind = self._edit.kind
        for side in self._sides:
            for key in self._operations(side):
                for placed in side.methods[key]:
                    if kind in CODE | COMES_OR_GOES:
                        yield from self._code(placed)
                    if kind in PAGE:
                        yield from self._page(placed)
                    if kind in ENTRY:
                        yield from self._entry(placed)
                    if kind in SHOWN:
                        yield from self._readme(placed)
                    if kind in COMES_OR_GOES:
                        yield from self._tree(placed)
                if kind == "remove operation":
                    yield from self._guide(side, key)
            if kind in PROPERTIES:
                yield from self._of_schemas(side)
            yield from self._schema_pages(side)
            if kind == "describe tag":
                yield from self._of_tag(side)

    def _code(self, placed: Placed) -> Iterator[Unit]:
        resource, method = placed
        # Where the method streams too, there is a second function beside it.
        for name in (method.name, f"_{method.name.strip('_')}_events"):
            yield Unit(self._module(resource), f"{_class(resource)}.{name}")
        yield Unit(self._module(resource), HEAD)
        yield from self._command(placed)

    def _command(self, placed: Placed) -> Iterator[Unit]:
        resource, method = placed
        commands = f"{self._package}/commands/{resource.module}.py"
        for path in (commands, f"{commands.removesuffix('.py')}.json"):
            yield Unit(path, f"command {method.command}")
        yield Unit(commands, HEAD)

    def _module(self, resource: Resource) -> str:
        if not resource.path:
            return f"{self._package}/_client.py"
        return f"{self._package}/resources/{resource.module}.py"

    def _page(self, placed: Placed) -> Iterator[Unit]:
        href = method_href(*placed)
        yield Unit(f"docs/{href}.md", HEAD)
        yield Unit(f"docs/{href}.html", HEAD)
        yield Unit("docs/search-index.js", href)

    def _entry(self, placed: Placed) -> Iterator[Unit]:
        resource, method = placed
        pages = ("index", resource_href(resource))
        for page in (f"docs/{p}.{form}" for p in pages for form in ("md", "html")):
            yield Unit(page, f"entry {method_href(resource, method)}")
        yield Unit("docs/llms.txt", f"entry {method_href(resource, method)}")

    def _readme(self, placed: Placed) -> Iterator[Unit]:
        resource, method = placed
        called = f"client.{'.'.join((*resource.path, method.name))}("
        if any(called.encode() in s.files["README.md"] for s in self._sides):
            yield Unit("README.md", HEAD)

    def _tree(self, placed: Placed) -> Iterator[Unit]:
        """Yield what changes with a resource that comes or goes, or gets its first method."""
        resource, _ = placed
        yield Unit(f"{self._package}/cli.py", f"group {resource.command}")
        yield Unit(f"{self._package}/cli.py", HEAD)
        if not all(s.resources.get(resource.dotted) for s in self._sides) or not all(
            s.resources[resource.dotted].methods for s in self._sides
        ):
            for name in ("", ".with_raw_response", ".with_streaming_response"):
                yield Unit(self._module(resource), _class(resource) + name)
            for page in ("index.md", "index.html", "llms.txt"):
                yield Unit(f"docs/{page}", HEAD)
            for form in ("md", "html"):
                yield Unit(f"docs/{resource_href(resource)}.{form}", HEAD)
        for end in range(len(resource.path)):
            parts = resource.path[:end], resource.path[: end + 1]
            above, below = (".".join(each) for each in parts)
            if all(below in side.resources for side in self._sides):
                continue
            for side in self._sides:
                if below in side.resources and above in side.resources:
                    yield from self._branch(
                        side.resources[above], side.resources[below]
                    )

    def _branch(self, parent: Resource, child: Resource) -> Iterator[Unit]:
        yield Unit(self._module(parent), f"{_class(parent)}.{child.name}")
        yield Unit(self._module(parent), HEAD)
        yield Unit("docs/search-index.js", resource_href(child))
        for form in ("md", "html"):
            yield Unit(f"docs/{resource_href(parent)}.{form}", HEAD)
            page = f"docs/{resource_href(parent)}.{form}"
            yield Unit(page, f"entry {resource_href(child)}")

    @cached_property
    def _new_files(self) -> frozenset[str]:
        """The files of resources that come or go with their methods."""
        found: set[str] = set()
        if self._edit.kind not in COMES_OR_GOES:
            return frozenset()
        for side, other in (self._sides, self._sides[::-1]):
            for dotted, resource in side.resources.items():
                there = other.resources.get(dotted)
                if there is None:
                    found.add(self._module(resource))
                    href = resource_href(resource)
                    found |= {f"docs/{href}.md", f"docs/{href}.html"}
                if there is None or not there.methods:
                    commands = f"{self._package}/commands/{resource.module}"
                    found |= {f"{commands}.py", f"{commands}.json"}
            for key in self._operations(side):
                for placed in side.methods[key]:
                    found |= {u.path for u in self._page(placed) if ".js" not in u.path}
        return frozenset(found)

    def _guide(self, side: State, key: str) -> Iterator[Unit]:
        text = units("docs/index.md", side.files["docs/index.md"])[HEAD]
        commands = (
            f"{side.surface.command} {r.command} {m.command}".replace("  ", " ")
            for r, m in side.methods[key]
        )
        answers = side.reach.operations[key].get("responses", {})
        fails = any(not status.startswith("2") for status in answers)
        if fails or any(command in text for command in commands):
            yield Unit("docs/index.md", HEAD)
            yield Unit("docs/index.html", HEAD)

    def _of_schemas(self, side: State) -> Iterator[Unit]:
        schemas, held = self._edit.schemas, self._held(side)
        for key, places in side.methods.items():
            if not schemas & side.reach.reached(key):
                continue
            if schemas & side.reach.fails_with(key):
                yield Unit("docs/index.md", HEAD)
                yield Unit("docs/index.html", HEAD)
            for placed in places:
                yield from self._page(placed)
                yield from self._readme(placed)
                if schemas & side.reach.taken(key):
                    yield from self._command(placed)
                told = self._tells_otherwise(key)
                if told or side.reach.body_holds(key, held):
                    yield from self._code(placed)

    def _schema_pages(self, side: State) -> Iterator[Unit]:
        """Yield the pages of schemas, which tell what uses them and show what is inside."""
        kind, about = self._edit.kind, set[str]()
        if kind == "add unused schema":
            return
        for key in self._operations(side):
            if kind in COMES_OR_GOES | {"retitle"}:
                about |= side.reach.reached(key)
        for schema in self._edit.schemas & side.reach.schemas.keys():
            about |= side.reach.around(schema)
        if kind in REORDERED:
            about |= side.reach.schemas.keys()
        names = page_names(side.surface.api.schemas)
        pages = [f"schemas/{names[name]}" for name in about if name in names]
        if kind in COMES_OR_GOES or self._edit.schemas:
            pages.append("schemas/index")
        for page in pages:
            yield Unit("docs/search-index.js", page)
            for form in ("md", "html"):
                yield Unit(f"docs/schemas/index.{form}", f"entry {page}")
                yield Unit(f"docs/{page}.{form}", HEAD)
                if self._is_new(page.removeprefix("schemas/")):
                    yield Unit(f"docs/{page}.{form}", NAVIGATION)

    def _is_new(self, schema: str) -> bool:
        """Whether a schema came or went."""
        return any(schema not in side.reach.schemas for side in self._sides)

    def _tells_otherwise(self, key: str) -> bool:
        """Whether an operation's answer is paged or streamed in another way than before."""
        before, after = (
            [
                (
                    m.result.kind,
                    m.result.events is None,
                    (p := m.result.pagination)
                    and (p.kind, p.items, p.param, p.field, p.more, p.pages, p.total),
                )
                for _, m in side.methods[key]
            ]
            for side in self._sides
        )
        return before != after

    def _of_tag(self, side: State) -> Iterator[Unit]:
        tagged = {
            resource.path[:end]
            for key, places in side.methods.items()
            if self._edit.tag in side.reach.operations[key].get("tags", ())
            for resource, _ in places
            for end in range(1, len(resource.path) + 1)
        }
        for path in tagged:
            child = side.resources[".".join(path)]
            parent = side.resources[".".join(path[:-1])]
            href = resource_href(child)
            yield Unit("docs/search-index.js", href)
            yield Unit(f"{self._package}/cli.py", f"group {child.command}")
            yield Unit(self._module(child), _class(child))
            yield Unit(self._module(parent), f"{_class(parent)}.{child.name}")
            for form in ("md", "html"):
                yield Unit(f"docs/{href}.{form}", HEAD)
                yield Unit(f"docs/{resource_href(parent)}.{form}", f"entry {href}")

    def _lists_others(self, unit: Unit) -> bool:
        """Whether a unit is a list of others, in their order."""
        guide = ("docs/index.md", "docs/index.html", "docs/llms.txt", "README.md")
        return unit in [Unit(path, HEAD) for path in guide] or (
            unit.path == f"{self._package}/cli.py" and unit.name.startswith("group ")
        )


def _class(resource: Resource) -> str:
    return class_name(resource) if resource.path else "Root"
