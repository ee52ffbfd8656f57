"""From an API and a configuration to the surface: everything placed and named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..config import Config, described_names
from ..model.api import Api, Operation, SecurityScheme, is_absolute
from ..model.schema import Schema
from ..names import Allocator, file_name, kebab, pascal, snake, unique_flags, words
from ..plain import fields
from ..problems import Problem, UsageError, error, warning
from .arguments import plan_arguments, plan_body
from .client_names import client_name
from .left import left_aside
from .places import Placed, place
from .results import can_stream, result
from .surface import Credential, Method, Resource, Surface
from .titles import title

# Attributes of every resource, those of the client alone, and names that annotations
# in a class body use.
TAKEN_ATTRIBUTES = frozenset(["with_raw_response", "with_streaming_response"])
CLIENT_ATTRIBUTES = frozenset(["with_options", "close", "aclose"])
TAKEN_AT_ROOT = TAKEN_ATTRIBUTES | CLIENT_ATTRIBUTES
TAKEN_METHODS = TAKEN_AT_ROOT | frozenset(
    [
        "types",
        "str",
        "int",
        "float",
        "bool",
        "bytes",
        "dict",
        "tuple",
        "builtins",
        "date",
        "datetime",
        "time",
    ]
)
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
# What the client's constructor and the command line call otherwise.
CLIENT_KEYWORDS = frozenset(
    [
        "base_url",
        "timeout",
        "max_retries",
        "default_headers",
        "default_query",
        "http_client",
        "self",
    ]
)
GLOBAL_FLAGS = frozenset(
    [
        "base-url",
        "debug",
        "dry-run",
        "format",
        "format-error",
        "help",
        "max-items",
        "max-retries",
        "output",
        "raw-output",
        "timeout",
        "transform",
        "transform-error",
        "version",
    ]
)
VAGUE_CREDENTIALS = frozenset(("bearer", "basic", "http", "oauth2", "oauth", "cookie"))


def plan(api: Api, config: Config) -> tuple[Surface, list[Problem]]:
    """Return the surface of an API, with a warning for each thing it leaves out."""
    problems: list[Problem] = []
    described = described_names(fields(api.extensions.get("x-specloom")), None)

    def named(key: str, configured: str | None, inferred: str) -> str:
        return configured or described.get(key) or inferred

    title = " ".join(words(api.title)) or "api"
    package = named("package", config.package, snake(title))
    client = client_name(config, described.get("client"), pascal(title))
    prefix = named("env_prefix", config.env_prefix, package.upper().strip("_"))
    placed = place(api, config)
    if config.include and not placed:
        message = f"no operation matches {', '.join(config.include)}"
        if config.exclude:
            message += f" and none of {', '.join(config.exclude)}"
        hint = "`specloom inspect` lists all operations"
        raise UsageError(error(config.origin.places.get(("include",)), message, hint))
    if not api.base_url:
        message = "the description names no server: the client needs a base_url"
        problems.append(warning(None, message))
    problems += left_aside(api, placed)
    surface = Surface(
        api=api,
        package=package,
        client=client,
        command=named("command", config.command, kebab(package)),
        env_prefix=prefix,
        base_url=api.base_url,
        credentials=tuple(_credentials(api.security_schemes, prefix)),
        root=_tree(api, config, placed),
        type_names=type_names(api.schemas),
    )
    return surface, problems


def type_names(schemas: Mapping[str, Schema]) -> dict[str, str]:
    """Return the class name of every declared schema, by its declared name."""
    allocator = Allocator(TAKEN_TYPES)
    for name, schema in schemas.items():
        allocator.want(name, pascal(schema.label or name))
    return allocator.allocate()


# The tree


def _tree(api: Api, config: Config, placed: Iterable[Placed]) -> Resource:
    by_path: dict[tuple[str, ...], list[Placed]] = defaultdict(list)
    for entry in placed:
        by_path[_attributes(entry.resource)].append(entry)
    paths = {path[:n] for path in by_path for n in range(len(path) + 1)} | {()}
    modules = Allocator(("__init__", "cli", "types"))
    for path in paths:
        modules.want(".".join(path), file_name("_".join(path)) or "root")
    names = modules.allocate()
    tags = {snake(tag.name): tag.description for tag in api.tags}

    def build(path: tuple[str, ...]) -> Resource:
        below = sorted(p for p in paths if len(p) == len(path) + 1 and p[:-1] == path)
        children = tuple(build(p) for p in below)
        taken = {child.name for child in children} | TAKEN_METHODS
        if path:
            taken -= CLIENT_ATTRIBUTES - {child.name for child in children}
        return Resource(
            path=path,
            name=path[-1] if path else "",
            class_name=pascal(path[-1]) if path else "Root",
            module=names[".".join(path)],
            command=":".join(part.replace("_", "-").strip("-") for part in path),
            description=tags.get("_".join(path))
            or tags.get(path[-1] if path else "", ""),
            methods=_methods(api, config, by_path[path], taken),
            children=children,
        )

    return build(())


def _attributes(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return a resource's path by the names that its attributes can have."""
    return tuple(
        f"{part}_" if part in (TAKEN_ATTRIBUTES if at else TAKEN_AT_ROOT) else part
        for at, part in enumerate(path)
    )


def _methods(
    api: Api, config: Config, placed: list[Placed], taken: Iterable[str]
) -> tuple[Method, ...]:
    names = _method_names(placed, taken)
    methods = [_method(api, config, entry, names[_key(entry)]) for entry in placed]
    return tuple(methods)


def _key(placed: Placed) -> str:
    operation = placed.operation
    return f"{operation.path} {operation.verb} {placed.method}"


def _method_names(placed: list[Placed], taken: Iterable[str]) -> dict[str, str]:
    """Name a resource's methods; inferred names that collide turn to operation ids."""
    wishes: dict[str, list[Placed]] = defaultdict(list)
    for entry in placed:
        wishes[entry.method].append(entry)
    allocator = Allocator(taken)
    for name, entries in wishes.items():
        # The shortest path is the one that a reader expects under the plain name.
        entries.sort(key=lambda e: (e.inferred, len(e.operation.path), _key(e)))
        for position, entry in enumerate(entries):
            id_name = snake(entry.operation.id) if entry.operation.id else name
            allocator.want(_key(entry), id_name if position else name)
    return allocator.allocate()


def _method(api: Api, config: Config, placed: Placed, name: str) -> Method:
    operation = placed.operation
    body = plan_body(api, operation)
    path = operation.path.partition("?")[0]
    streams = can_stream(operation)
    arguments, constants = plan_arguments(api, operation, body, path, streams)
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
    )


def _server(api: Api, operation: Operation) -> str:
    """Return the server of an operation that isn't the API's, if the client can reach it."""
    said = operation.servers[0].rstrip("/") if operation.servers else ""
    return said if is_absolute(said) and said != api.base_url else ""


# Credentials


def _credentials(
    schemes: Iterable[SecurityScheme], prefix: str
) -> Iterable[Credential]:
    listed = [scheme for scheme in schemes if scheme.kind != "mutualTLS"]
    wishes = [_credential_name(scheme) for scheme in listed]
    allocator = Allocator(CLIENT_KEYWORDS)
    for scheme, wish in zip(listed, wishes, strict=True):
        one = wishes.count(wish) == 1
        allocator.want(scheme.name, wish if one else _spelled_out(scheme))
    names = allocator.allocate()
    flags = unique_flags((kebab(names[s.name]) for s in listed), GLOBAL_FLAGS)
    for scheme, flag in zip(listed, flags, strict=True):
        yield Credential(
            name=names[scheme.name],
            flag=flag,
            env=f"{prefix}_{flag.upper().replace('-', '_')}",
            scheme=scheme,
        )


def _credential_name(scheme: SecurityScheme) -> str:
    """`ApiKeyAuth` is `api_key`; `basicAuth` stays `basic_auth`, `basic` says little."""
    name = _spelled_out(scheme)
    short = name.removesuffix("_auth")
    return name if short in VAGUE_CREDENTIALS else short


def _spelled_out(scheme: SecurityScheme) -> str:
    return snake("_".join(words(scheme.name)))
