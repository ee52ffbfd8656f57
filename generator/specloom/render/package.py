"""The package around the products: its root module, its runtime, how to install it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from ..config import Config
from ..names import kebab
from ..plan.client.settings import plan_settings, version
from ..plan.docs.webhooks import receiving
from ..plan.invocations import invocations
from ..plan.surface import Method, Resource, Surface
from ..sources import Source
from .engine import Templates
from .markdown import fenced, plain
from .pieces import Draft

RUNTIME = Path(__file__).parents[1] / "runtime"
ERRORS = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "MissingCredentialsError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
]
RUNTIME_EXPORTS = {
    **dict.fromkeys(ERRORS, "errors"),
    **dict.fromkeys(("Omit", "omit"), "omit"),
    **dict.fromkeys(("AsyncPage", "AsyncPages", "Page"), "pages"),
    **dict.fromkeys(
        ("AsyncBinaryResponse", "BinaryResponse", "RawResponse"), "response"
    ),
    **dict.fromkeys(("AsyncEvents", "AsyncStream", "Stream"), "stream"),
}
WEBHOOKS = "webhooks"
"""The module of the runtime that only descriptions with webhooks need."""
WEBHOOK_EXPORTS = {"InvalidWebhookSignatureError": WEBHOOKS}


def render_package(
    surface: Surface, templates: Templates, config: Config
) -> Iterator[Draft | Source]:
    """Yield the files that the client and the command line share."""
    package = surface.package
    client = "client" in config.targets
    exported = RUNTIME_EXPORTS | (WEBHOOK_EXPORTS if surface.webhooks else {})
    homes = {name: f"._runtime.client.{home}" for name, home in exported.items()}
    fetches = _fetches_tokens(surface)
    if fetches:
        homes["TokenError"] = "._runtime.client.oauth"
    needed = {WEBHOOKS: surface.webhooks, "oauth": fetches}
    needless = [name for name, is_needed in needed.items() if not is_needed]
    if client:
        homes[surface.client] = homes[f"Async{surface.client}"] = "._client"
    by_home = sorted(homes.items(), key=lambda entry: (entry[1], entry[0]))
    text = templates.render(
        "package/init.py.jinja",
        doc=surface.api.title.strip() or package,
        version=version(surface),
        types=client,
        exports=by_home,
        names=sorted(homes.items()),
    )
    yield Source(f"{package}/__init__.py", text)
    settings = plan_settings(surface, config)
    yield templates.draft(
        f"{package}/_settings.py", "package/settings.py.jinja", module=settings
    )
    yield Source(f"{package}/py.typed", "")
    yield Source(f"{package}/_runtime/__init__.py", _read(RUNTIME / "__init__.py"))
    yield from copied("client", package, needless)
    yield Source("pyproject.toml", _pyproject(surface, templates, config))
    yield Source("README.md", _readme(surface, templates, config))


def _fetches_tokens(surface: Surface) -> bool:
    return any(credential.login for credential in surface.credentials)


def _pyproject(surface: Surface, templates: Templates, config: Config) -> str:
    return templates.render(
        "package/pyproject.toml.jinja",
        name=kebab(surface.package),
        package=surface.package,
        version=version(surface),
        title=" ".join(surface.api.title.split()) or surface.package,
        command=surface.command if "cli" in config.targets else "",
        tests="tests" in config.targets,
    )


def _readme(surface: Surface, templates: Templates, config: Config) -> str:
    shown = _telling(surface)
    calls = {
        call.label: fenced(call.code, call.language)
        for call in (invocations(surface, *shown) if shown else ())
    }
    client, command = "client" in config.targets, "cli" in config.targets
    return templates.render(
        "package/README.md.jinja",
        name=kebab(surface.package),
        title=plain(surface.api.title.strip() or surface.package),
        package=surface.package,
        command=surface.command,
        python=calls.get("Python", "") if client else "",
        python_async=calls.get("Python async", "") if client else "",
        command_line=calls.get("CLI", "") if command else "",
        webhooks=surface.webhooks,
        receiving=_receiving(surface) if client else "",
        credentials=surface.credentials,
        functions=not all(c.scheme.is_basic for c in surface.credentials),
        fetches_tokens=_fetches_tokens(surface),
        certificate=surface.api.takes_certificate,
        tries=surface.tries,
        docs=(config.folders.docs or "docs") if "docs" in config.targets else "",
        tests=(config.folders.tests or "tests") if "tests" in config.targets else "",
    )


def _receiving(surface: Surface) -> str:
    """Return how a program receives what the API sends by itself."""
    webhooks = surface.webhooks
    if webhooks is None:
        return ""
    return fenced(receiving(surface, webhooks, webhooks.events[0]), "python")


def _telling(surface: Surface) -> tuple[Resource, Method] | None:
    """Return the method that shows best how calls look: one that asks for little."""

    def cost(entry: tuple[Resource, Method]) -> tuple[bool, int, int]:
        method = entry[1]
        asked = sum(argument.required for argument in method.arguments)
        return method.operation.deprecated, asked, -len(method.arguments)

    return min(surface.methods(), key=cost, default=None)


def copied(part: str, package: str, needless: Collection[str] = ()) -> Iterator[Source]:
    """Yield a part of the runtime as it stands: real code, tested where it lives.

    `needless` modules, which this API has no use for, are left out.
    """
    folder = RUNTIME / part
    for file in sorted(folder.rglob("*.py")):
        if file.stem in needless:
            continue
        name = file.relative_to(folder).as_posix()
        yield Source(f"{package}/_runtime/{part}/{name}", _read(file))


def _read(file: Path) -> bytes:
    """Return a file as bytes, which are not laid out again: it is in black's layout."""
    return file.read_bytes()
