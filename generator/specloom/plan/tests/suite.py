"""The modules of the suite, one for each resource, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...config import Config
from ...names import pascal, unique
from ...values import dataclass
from ..client.annotations import Annotator, Words
from ..client.definitions import Definition, Definitions
from ..client.imports import Imports
from ..invocations import secret
from ..surface import Resource, Surface
from .answers import AnswerPlanner
from .cases import FILE, CasePlanner, CaseView
from .steady import options

DESCRIPTION = "openapi.json"
"""The copy of the description that Steady is started with."""
SUPPORT = ".support"
_WEBHOOK = "a webhook is sent by the API: there is nothing to ask Steady for"


@dataclass(frozen=True, kw_only=True)
class Products:
    """Which of the products are tested."""

    client: bool
    command: bool


@dataclass(frozen=True, kw_only=True)
class SuiteModule:
    """The tests of a resource. `types` are those of the clients that it names."""

    name: str
    doc: str
    imports: tuple[tuple[str, ...], ...]
    cases: tuple[CaseView, ...]
    asynchronous: bool
    types: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Suite:
    """All that the templates of the suite are given."""

    package: str
    client: str
    products: Products
    modules: tuple[SuiteModule, ...]
    credentials: tuple[tuple[str, str], ...]
    environment: tuple[tuple[str, str], ...]
    """What the command line finds in its environment, but for the base URL."""
    base_url_env: str
    server_env: str
    """The environment variable that names a server of one's own."""
    options: tuple[str, ...]
    description: str = DESCRIPTION


def products(config: Config) -> Products:
    """Return what there is to test: both products where none is generated with the suite."""
    there = {*config.targets, *config.beside} & {"client", "cli"}
    there = there or {"client", "cli"}
    return Products(client="client" in there, command="cli" in there)


def plan_suite(surface: Surface, config: Config) -> Suite:
    """Return the suite for the products of a configuration."""
    tested = products(config)
    definitions = Definitions(surface) if tested.client else None
    prefix = surface.env_prefix
    return Suite(
        package=surface.package,
        client=surface.client,
        products=tested,
        modules=tuple(_modules(surface, definitions, tested)),
        credentials=tuple((c.name, secret(c)) for c in surface.credentials),
        environment=tuple((c.env, secret(c)) for c in surface.credentials),
        base_url_env=f"{prefix}_BASE_URL",
        server_env=f"{prefix}_TEST_BASE_URL",
        options=tuple(options(config.serialization)),
    )


def _modules(
    surface: Surface, definitions: Definitions | None, tested: Products
) -> Iterator[SuiteModule]:
    received = surface.webhooks.path if surface.webhooks else None
    for resource in surface.resources():
        if resource.methods or resource.path == received:
            yield _module(surface, resource, definitions, tested)


def _module(
    surface: Surface,
    resource: Resource,
    definitions: Definitions | None,
    tested: Products,
) -> SuiteModule:
    imports = Imports()
    imports.add("__future__", "annotations")

    def refer(definition: Definition) -> str:
        imports.add(surface.package, "types")
        return f"types.{definition.name}"

    words = Words(imports, refer, f"{surface.package}._runtime.client")
    annotator = Annotator(definitions, words) if definitions else None
    planner = CasePlanner(
        surface.api,
        AnswerPlanner(surface.api, annotator),
        client=tested.client,
        command=tested.command,
    )
    names = unique(f"Test{pascal(m.name)}" for m in resource.methods)
    cases = [
        planner.case(name, resource, method)
        for name, method in zip(names, resource.methods, strict=True)
    ]
    cases += _webhooks(surface, resource, names)
    tests = [test for case in cases for test in case.tests]
    asynchronous = any(test.asynchronous for test in tests)
    _note(imports, surface, cases)
    return SuiteModule(
        name=resource.module,
        doc=f"`{resource.dotted or surface.client}`",
        imports=tuple(map(tuple, imports.blocks())),
        cases=tuple(cases),
        asynchronous=asynchronous,
        types={
            "client": surface.client,
            "async_client": f"Async{surface.client}",
            "command": "Command",
        },
    )


def _webhooks(
    surface: Surface, resource: Resource, taken: list[str]
) -> Iterator[CaseView]:
    """Yield what stands for the webhooks, which are not tested, on their resource."""
    webhooks = surface.webhooks
    if webhooks is None or webhooks.path != resource.path:
        return
    wanted = [f"Test{pascal(event.name)}" for event in webhooks.events]
    for name, event in zip(
        unique([*taken, *wanted])[len(taken) :], webhooks.events, strict=True
    ):
        yield CaseView(name=name, doc=event.webhook.name, skip=_WEBHOOK)


def _note(imports: Imports, surface: Surface, cases: list[CaseView]) -> None:
    """Note what the tests themselves need."""
    tests = [test for case in cases for test in case.tests]
    text = "\n".join(line for test in tests for line in test.lines)
    asked = {test.asks for test in tests}
    if any(test.asynchronous for test in tests):
        imports.add(SUPPORT, "ANYIO")
    if any(case.skip for case in cases):
        text += "skip()"
    if "client" in asked:
        imports.add(surface.package, surface.client, f"Async{surface.client}")
    if "command" in asked:
        imports.add(SUPPORT, "Command")
    if FILE in text:
        imports.add("pathlib", "Path")
    for name in ("check", "check_class", "check_json", "skip"):
        if f"{name}(" in text:
            imports.add(SUPPORT, name)
