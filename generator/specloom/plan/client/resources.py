"""Modules of resources: a class each, with its methods and what stands below it."""

from __future__ import annotations

from collections.abc import Iterable

from ...names import pascal, unique
from ...values import dataclass
from ..surface import Resource, Surface
from .annotations import Annotator, Words
from .definitions import Definition, Definitions
from .docs import resource_doc
from .imports import Imports
from .methods import FunctionView, MethodPlanner
from .receiver import ReceiverView, plan_receiver

# Names that a module of resources imports: a resource's class must not hide them.
TAKEN_CLASSES = frozenset(
    [
        "Any",
        "Binary",
        "Call",
        "Callable",
        "Content",
        "Cursor",
        "Events",
        "File",
        "Json",
        "JsonLines",
        "LinkHeader",
        "Literal",
        "Mapping",
        "Mode",
        "NextUrl",
        "Nothing",
        "Offset",
        "Omit",
        "Options",
        "PageOptions",
        "PageNumber",
        "Paged",
        "Pages",
        "Raw",
        "Resource",
        "Sequence",
        "ServerEvents",
        "Streamed",
        "Text",
        "Token",
        "Unpack",
        "UUID",
        "Value",
        "Generic",
    ]
)


BUILTINS = frozenset(["bool", "bytes", "dict", "float", "int", "list", "object", "str"])


@dataclass(frozen=True, kw_only=True)
class ChildView:
    """A resource below another: `alias` is what the module calls its class."""

    name: str
    module: str
    class_name: str
    alias: str
    doc: str

    @property
    def imported(self) -> str:
        """The part of an import line behind `import`."""
        if self.alias == self.class_name:
            return self.class_name
        return f"{self.class_name} as {self.alias}"


@dataclass(frozen=True, kw_only=True)
class ResourceModule:
    """A resource's module."""

    module: str
    class_name: str
    dotted: str
    doc: str
    imports: tuple[tuple[str, ...], ...]
    children: tuple[ChildView, ...]
    functions: tuple[FunctionView, ...]
    receiver: ReceiverView | None


def plan_resources(surface: Surface, definitions: Definitions) -> list[ResourceModule]:
    """Return the modules of all resources but the root, by path."""
    return [
        resource_module(surface, definitions, resource, Imports(), "..")
        for resource in surface.resources()
        if resource.path
    ]


def class_name(resource: Resource) -> str:
    """Return a resource's class name, a longer one where it would hide an import."""
    if resource.class_name not in TAKEN_CLASSES:
        return resource.class_name
    return pascal("_".join(resource.path[-2:])) + "Resource" * (len(resource.path) < 2)


def resource_module(
    surface: Surface,
    definitions: Definitions,
    resource: Resource,
    imports: Imports,
    up: str,
    taken: Iterable[str] = (),
) -> ResourceModule:
    """Return a resource's module, which stands `up` from the package.

    Class names in `taken` are the module's own: those of children give way to them.
    """
    imports.add("__future__", "annotations")
    runtime = f"{up}_runtime.client"
    imports.add(f"{runtime}.resource", "Mode", "Raw", "Resource", "Streamed")
    names = _names(resource)
    types = "api_types" if "types" in names else "types"

    def refer(definition: Definition) -> str:
        imports.add(up, "types" if types == "types" else f"types as {types}")
        return f"{types}.{definition.name}"

    words = Words(imports, refer, runtime, names & BUILTINS)
    planner = MethodPlanner(Annotator(definitions, words), words, surface)
    functions = [f for method in resource.methods for f in planner.functions(method)]
    if resource.children:
        imports.add("functools", "cached_property")
        imports.add("typing", "TYPE_CHECKING")
    receiver = plan_receiver(surface, definitions, resource, words)
    own = class_name(resource)
    return ResourceModule(
        module=resource.module,
        class_name=own,
        dotted=resource.dotted,
        doc=resource_doc(resource),
        imports=tuple(map(tuple, imports.blocks())),
        children=_children(resource, (own, *taken)),
        functions=tuple(functions),
        receiver=receiver,
    )


def _names(resource: Resource) -> frozenset[str]:
    """Return the names that a class gives to its attributes and their arguments."""
    names = {child.name for child in resource.children}
    for method in resource.methods:
        names |= {method.name, *(argument.name for argument in method.arguments)}
    return frozenset(names)


def _children(resource: Resource, taken: Iterable[str]) -> tuple[ChildView, ...]:
    wanted = [class_name(child) for child in resource.children]
    aliases = unique(wanted, (*taken, *TAKEN_CLASSES))
    views = [
        ChildView(
            name=child.name,
            module=child.module,
            class_name=name,
            alias=alias,
            doc=resource_doc(child),
        )
        for child, name, alias in zip(resource.children, wanted, aliases, strict=True)
    ]
    return tuple(sorted(views, key=lambda view: view.module))
