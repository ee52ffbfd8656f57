"""The package around the products: its root module, its runtime, how to install it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..config import Config
from ..names import kebab
from ..plan.client.resources import version
from ..plan.surface import Surface
from ..sources import Source
from .engine import Templates

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
    **dict.fromkeys(("AsyncStream", "Stream"), "stream"),
}


def render_package(
    surface: Surface, config: Config, templates: Templates
) -> Iterator[Source]:
    """Yield the files that the client and the command line share."""
    package = surface.package
    client = "client" in config.targets
    homes = {name: f"._runtime.client.{home}" for name, home in RUNTIME_EXPORTS.items()}
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
    yield Source(f"{package}/py.typed", "")
    yield Source(f"{package}/_runtime/__init__.py", _read(RUNTIME / "__init__.py"))
    yield from copied("client", package)
    if not config.folders.client:
        yield Source(
            "pyproject.toml",
            templates.render(
                "package/pyproject.toml.jinja",
                name=kebab(package),
                package=package,
                version=version(surface),
                title=" ".join(surface.api.title.split()) or package,
                command=surface.command if "cli" in config.targets else "",
            ),
        )


def copied(part: str, package: str) -> Iterator[Source]:
    """Yield a part of the runtime as it stands: real code, tested where it lives."""
    folder = RUNTIME / part
    for file in sorted(folder.rglob("*.py")):
        name = file.relative_to(folder).as_posix()
        yield Source(f"{package}/_runtime/{part}/{name}", _read(file))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")
