"""`Shop`"""

from __future__ import annotations

from tested import AsyncShop, Shop

from .support import ANYIO, Command, check, check_json

pytestmark = ANYIO


class TestPing:
    """GET /ping"""

    def test_client(self, client: Shop) -> None:
        check(client.ping(), str)

    async def test_async_client(self, async_client: AsyncShop) -> None:
        check(await async_client.ping(), str)

    def test_command(self, command: Command) -> None:
        check_json(command("--format", "json", "ping"), str)
