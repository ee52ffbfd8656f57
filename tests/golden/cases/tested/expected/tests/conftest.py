"""Steady, started once, and clients and a command line that ask it.

SHOP_TEST_BASE_URL names a server that is there already, in Steady's place.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest

# isort: split
from tested import AsyncShop, Shop

from .steady import steady
from .support import Command


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the API is for the tests."""
    if given := os.environ.get("SHOP_TEST_BASE_URL"):
        yield given
        return
    with steady(tmp_path_factory.mktemp("steady") / "steady.log") as url:
        yield url


@pytest.fixture
def client(base_url: str) -> Iterator[Shop]:
    """A client whose requests are found valid, or the test fails."""
    http = httpx2.Client(event_hooks={"response": [_assert_valid]})
    with http:
        yield Shop(
            api_key="My API Key",
            base_url=base_url,
            max_retries=0,
            http_client=http,
        )


@pytest.fixture
async def async_client(base_url: str) -> AsyncIterator[AsyncShop]:
    """Its async twin."""

    async def assert_valid(response: httpx2.Response) -> None:
        _assert_valid(response)

    http = httpx2.AsyncClient(event_hooks={"response": [assert_valid]})
    async with http:
        yield AsyncShop(
            api_key="My API Key",
            base_url=base_url,
            max_retries=0,
            http_client=http,
        )


@pytest.fixture
def anyio_backend() -> str:
    """What async tests run on."""
    return "asyncio"


def _assert_valid(response: httpx2.Response) -> None:
    """Assert that Steady has nothing against a request: it answers some all the same."""
    said = {k: v for k, v in response.headers.items() if k.startswith("x-steady-")}
    assert said.get("x-steady-request-valid", "true") == "true", said


@pytest.fixture
def command(base_url: str) -> Command:
    """The command line, told by its environment whom to ask and with which secrets."""
    return Command(
        {
            "SHOP_API_KEY": "My API Key",
            "SHOP_BASE_URL": base_url,
        }
    )
