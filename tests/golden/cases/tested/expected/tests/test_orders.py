"""`orders`"""

from __future__ import annotations

from tested import AsyncShop, Shop, types

from .support import ANYIO, Command, check, check_json

pytestmark = ANYIO


class TestCreate:
    """POST /orders"""

    def test_client(self, client: Shop) -> None:
        check(client.orders.create(item="string"), list[types.Order])

    async def test_async_client(self, async_client: AsyncShop) -> None:
        check(await async_client.orders.create(item="string"), list[types.Order])

    def test_command(self, command: Command) -> None:
        check_json(
            command("--format", "json", "orders", "create", "--item", "string"),
            list[types.Order],
        )

    def test_client_with_all(self, client: Shop) -> None:
        check(
            client.orders.create(item="string", count=1, gift=True), list[types.Order]
        )

    async def test_async_client_with_all(self, async_client: AsyncShop) -> None:
        check(
            await async_client.orders.create(item="string", count=1, gift=True),
            list[types.Order],
        )

    def test_command_with_all(self, command: Command) -> None:
        check_json(
            command(
                "--format",
                "json",
                "orders",
                "create",
                "--item",
                "string",
                "--count",
                "1",
                "--gift",
            ),
            list[types.Order],
        )


class TestWatch:
    """GET /orders/watch"""

    def test_client(self, client: Shop) -> None:
        with client.orders.watch() as stream:
            check(next(iter(stream)), types.Order)

    async def test_async_client(self, async_client: AsyncShop) -> None:
        async with async_client.orders.watch() as stream:
            check(await anext(aiter(stream)), types.Order)

    def test_command(self, command: Command) -> None:
        check_json(
            command("--format", "jsonl", "--max-items", "1", "orders", "watch"),
            types.Order,
        )


class TestExport:
    """GET /orders/export"""

    def test_client(self, client: Shop) -> None:
        with client.orders.export() as stream:
            check(next(iter(stream)), types.Order)

    async def test_async_client(self, async_client: AsyncShop) -> None:
        async with async_client.orders.export() as stream:
            check(await anext(aiter(stream)), types.Order)

    def test_command(self, command: Command) -> None:
        check_json(
            command("--format", "jsonl", "--max-items", "1", "orders", "export"),
            types.Order,
        )
