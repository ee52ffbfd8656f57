"""From an API and a configuration to the surface: everything placed and named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..addresses import is_remote
from ..config import Config, described_names
from ..memory import NO_NAMES, Names
from ..model.api import Api, Operation
from ..model.schema import Schema
from ..names import Allocator, file_name, kebab, pascal, snake, words
from ..plain import fields
from ..problems import Problem, UsageError, error, warning
from .arguments import plan_arguments
from .bodies import plan_body
from .client_names import client_name
from .configured import configured
from .credentials import credentials as plan_credentials
from .errors import errors, usual
from .global_flags import taken_over
from .left import left_aside
from .places import Placed, keeps, place
from .refusals import Refusals
from .results import can_stream, result
from .surface import Method, Resource, Surface, Webhooks
from .titles import title
from .webhooks import ABOUT, plan_webhooks

# What the modules of types and the package's root use under their own names.
TAKEN_TYPES = frozenset(
    [
        "Model",
        "OneOf",
        "Any",
        "Annotated",
        "Literal",
        "TypeAlias",
        "TypeAliasType",
        "TypedDict",
        "NotRequired",
        "Required",
        "FileTypes",
        "Never",
        "Union",
        "Optional",
        "List",
        "Dict",
        "Sequence",
        "Mapping",
        "Field",
        "UUID",
        "Decimal",
        "None",
        "True",
        "False",
        "Omit",
        "File",
        "FileContent",
    ]
)
MAX_RETRIES = 2


def plan(
    api: Api, config: Config, remembered: Names = NO_NAMES
) -> tuple[Surface, list[Problem]]:
    """Return the surface of an API, with a warning for each thing it leaves out.

    `remembered` are the names that the last run gave: they stay where they can.
    """
    problems: list[Problem] = []
    refusals = Refusals(config)
    api = configured(api, config, refusals)
    described = described_names(fields(api.extensions.get("x-specloom")), None)

    def named(key: str, configured: str | None, inferred: str) -> str:
        return configured or described.get(key) or inferred

    title = " ".join(words(api.title)) or "api"
    package = named("package", config.package, snake(title))
    client = client_name(config, described.get("client"), pascal(title), refusals)
    prefix = named("env_prefix", config.env_prefix, package.upper().strip("_"))
    everything = place(api, config, remembered.operations, refusals)
    placed = [entry for entry in everything if keeps(config, entry)]
    credentials = tuple(
        plan_credentials(api.security_schemes, config, prefix, refusals)
    )
    webhooks = plan_webhooks(api, config, everything, credentials, prefix)
    if config.include and not (placed or webhooks or config.compared):
        message = f"no operation matches {', '.join(config.include)}"
        if config.exclude:
            message += f" and none of {', '.join(config.exclude)}"
        hint = "`specloom inspect` lists all operations"
        raise UsageError(error(config.origin.places.get(("include",)), message, hint))
    if not api.base_url:
        message = "the description names no server: the client needs a base_url"
        hint = "name it: `servers: [{url: https://...}]`"
        problems.append(warning(api.place, message, hint))
    problems += left_aside(api, placed)
    types = type_names(api.schemas, remembered.schemas, _asked(config, api, refusals))
    problems += refusals.told()
    root = _tree(api, config, placed, everything, webhooks)
    surface = Surface(
        api=api,
        package=package,
        client=client,
        command=named("command", config.command, kebab(package)),
        env_prefix=prefix,
        base_url=api.base_url,
        environments=config.environments if len(config.environments) > 1 else {},
        max_retries=MAX_RETRIES if config.max_retries is None else config.max_retries,
        errors=usual(m for resource in root.walk() for m in resource.methods),
        credentials=credentials,
        refused=tuple(refusals.paths),
        serialization=config.serialization,
        headers=config.headers,
        webhooks=webhooks,
        gave_way=tuple(entry.dotted for entry in placed if entry.gave_way),
        root=root,
        type_names=types,
        names=Names(
            operations={e.key: e.dotted for e in everything if e.is_remembered},
            schemas={name: kind for name, kind in types.items() if name != kind},
        ),
    )
    problems += taken_over(surface)
    return surface, problems


def type_names(
    schemas: Mapping[str, Schema],
    remembered: Mapping[str, str] | None = None,
    asked: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Return the class name of every declared schema, by its declared name.

    `remembered` are the last run's. They stay, but not against what the description
    says in so many words, nor that against what the configuration has `asked` for.
    """
    kept = dict(asked or {})
    said = {pascal(schema.label) for schema in schemas.values() if schema.label}
    taken = {*TAKEN_TYPES, *said, *kept.values()}
    for name, kind in sorted((remembered or {}).items()):
        if name in kept or name not in schemas or schemas[name].label:
            continue
        if kind not in taken:
            kept[name] = kind
            taken.add(kind)
    allocator = Allocator(TAKEN_TYPES | set(kept.values()))
    for name, schema in schemas.items():
        if name not in kept:
            allocator.want(name, pascal(schema.label or name))
    return kept | allocator.allocate()


def _asked(config: Config, api: Api, refusals: Refusals) -> dict[str, str]:
    """Return the names of classes that the configuration asks for and can have."""
    met: dict[str, str] = {}
    asked: dict[str, str] = {}
    for name, kind in config.schemas.items():
        if name not in api.schemas:
            continue
        owner = met.setdefault(kind, name)
        if kind not in TAKEN_TYPES and owner == name:
            asked[name] = kind
            continue
        other = f"the schema {owner!r}" if owner != name else "the package"
        message = f"schemas.{name}: {other} has the name {kind} already"
        refusals.refuse(("schemas", name), message)
    return asked


# The tree


def _modules(
    placed: Iterable[Placed], more: set[tuple[str, ...]]
) -> dict[tuple[str, ...], str]:
    """Return the module of every resource, also of those that are left out."""
    paths = {e.resource[:n] for e in placed for n in range(len(e.resource) + 1)}
    paths |= more
    modules = Allocator(("__init__", "cli", "types"))
    for path in paths:
        modules.want(".".join(path), file_name("_".join(path)) or "root")
    names = modules.allocate()
    return {path: names[".".join(path)] for path in paths}


def _tree(
    api: Api,
    config: Config,
    placed: Iterable[Placed],
    everything: Iterable[Placed],
    webhooks: Webhooks | None,
) -> Resource:
    without_methods = {(), webhooks.path if webhooks else ()}
    modules = _modules(everything, without_methods)
    by_path: dict[tuple[str, ...], list[Placed]] = defaultdict(list)
    for entry in placed:
        by_path[entry.resource].append(entry)
    paths = {path[:n] for path in by_path for n in range(len(path) + 1)}
    paths |= without_methods
    below: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for path in sorted(paths - {()}):
        below[path[:-1]].append(path)
    tags = {snake(tag.name): tag.description for tag in api.tags}
    alone = webhooks.path if webhooks and webhooks.path not in by_path else None

    def build(path: tuple[str, ...]) -> Resource:
        return Resource(
            path=path,
            name=path[-1] if path else "",
            class_name=pascal(path[-1]) if path else "Root",
            module=modules[path],
            command=":".join(part.replace("_", "-").strip("-") for part in path),
            description=tags.get("_".join(path))
            or tags.get(path[-1] if path else "")
            or (ABOUT if path == alone else ""),
            methods=tuple(_method(api, config, entry) for entry in by_path[path]),
            children=tuple(build(child) for child in below[path]),
        )

    return build(())


def _method(api: Api, config: Config, placed: Placed) -> Method:
    operation, name = placed.operation, placed.method
    body = plan_body(api, operation)
    path = operation.sent_path.partition("?")[0]
    streams = can_stream(operation)
    arguments, constants = plan_arguments(
        api, operation, body, path, streams, config.idempotency_header
    )
    streams = any(argument.streams for argument in arguments)
    return Method(
        name=name,
        command=kebab(name),
        operation=operation,
        path=path,
        arguments=arguments,
        constants=constants,
        body=body.kind,
        body_media_type=body.media.name if body.media else "",
        body_required=body.required,
        encodings=body.media.encodings if body.media else (),
        result=result(api, operation, config.pagination, streams),
        summary=title(operation, name, placed.resource),
        server=_server(api, operation),
        errors=errors(api, operation),
    )


def _server(api: Api, operation: Operation) -> str:
    """Return the server of an operation that isn't the API's, if the client can reach it."""
    said = operation.servers[0].rstrip("/") if operation.servers else ""
    return said if is_remote(said) and said != api.base_url else ""
