"""A product beside the API that Steady plays for it: one server, one client of each kind."""

from __future__ import annotations

import asyncio
import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import reduce
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from specloom.pipeline import Watch, generate

from .described import Call, Product
from .loopback import Loopback, passed_on, running
from .mock import steady

SECRET = "sk-of-the-tests"


class Stand:
    """What all calls of a product go through; `api` keeps what was asked and answered."""

    def __init__(self, product: Product, api: Loopback, port: int) -> None:
        config = product.config
        self.package: ModuleType = import_module(config.package)
        self.types: ModuleType = import_module(f"{config.package}.types")
        self.api = api
        self._port = port
        self._loop = asyncio.new_event_loop()
        keys = {"api_key": SECRET, "base_url": api.url}
        if config.client == "OpenAI" and product.name != "threads":
            keys["admin_api_key"] = SECRET
        self._clients = {
            "sync": getattr(self.package, config.client)(**keys),
            "async": getattr(self.package, f"Async{config.client}")(**keys),
        }

    def steady(self, seed: int = 0) -> None:
        """Let Steady answer from now on; by its seed it makes other values."""
        self.api.seen.clear()
        wishes = {
            "x-steady-seed": str(seed),
            "x-steady-array-size": "2",
            "x-steady-reject-on-error": "false",
        }
        self.api.answer = passed_on(self._port, wishes)

    def run(self, kind: str, scenario: Callable[[Any], Any]) -> Any:
        """Return what a scenario gives, awaited, with the client of a kind."""
        value = scenario(self._clients[kind])
        return (
            self._loop.run_until_complete(value)
            if inspect.isawaitable(value)
            else value
        )

    def items(self, kind: str, scenario: Callable[[Any], Any]) -> list[Any]:
        """Return what a scenario gives, item by item."""
        value = scenario(self._clients[kind])
        if kind == "sync":
            return [*value]

        async def collected() -> list[Any]:
            return [item async for item in value]

        return self._loop.run_until_complete(collected())

    def close(self) -> None:
        self._clients["sync"].close()
        self._loop.run_until_complete(self._clients["async"].close())
        self._loop.close()


def method(client: Any, call: Call, form: str = "") -> Callable[..., Any]:
    """Return a call's method, of the resource itself or of a form such as `with_raw_response`."""
    resource = reduce(getattr, call.resource.path, client)
    resource = getattr(resource, form) if form else resource
    found: Callable[..., Any] = getattr(resource, call.method.name)
    return found


@contextmanager
def stand(product: Product, folder: Path) -> Iterator[Stand]:
    """Generate a product, where it is not there yet, and start all that it needs."""
    flags: list[str] = ["--stream-interval=1"]
    if product.brackets:
        places = ("query-array", "query-object", "form-array", "form-object")
        flags += [f"--validator-{place}-format=brackets" for place in places]
    with ExitStack() as stack:
        port = stack.enter_context(
            steady(product.spec, folder / f"{product.name}.log", *flags)
        )
        found = product.output or _generated(product, folder / product.name)
        sys.path.insert(0, str(found))
        stack.callback(sys.path.remove, str(found))
        api = stack.enter_context(running(passed_on(port)))
        standing = Stand(product, api, port)
        stack.callback(standing.close)
        yield standing


def _generated(product: Product, folder: Path) -> Path:
    for source in generate(product.config, Watch()).sources:
        file = folder / source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.data)
    return folder
