"""`items`"""

from __future__ import annotations

from tested import AsyncShop, Shop, types

from .support import ANYIO, Command, check, check_json

pytestmark = ANYIO


class TestList:
    """GET /items"""

    def test_client(self, client: Shop) -> None:
        check(next(iter(client.items.list())), types.Item)

    async def test_async_client(self, async_client: AsyncShop) -> None:
        check(await anext(aiter(async_client.items.list())), types.Item)

    def test_command(self, command: Command) -> None:
        check_json(
            command("--format", "jsonl", "--max-items", "1", "items", "list"),
            types.Item,
        )

    def test_client_with_all(self, client: Shop) -> None:
        check(
            next(
                iter(
                    client.items.list(
                        after="string",
                        limit=0,
                        kinds=["book"],
                        x_shelf="string",
                        made={"since": "2025-01-01"},
                    )
                )
            ),
            types.Item,
        )

    async def test_async_client_with_all(self, async_client: AsyncShop) -> None:
        check(
            await anext(
                aiter(
                    async_client.items.list(
                        after="string",
                        limit=0,
                        kinds=["book"],
                        x_shelf="string",
                        made={"since": "2025-01-01"},
                    )
                )
            ),
            types.Item,
        )

    def test_command_with_all(self, command: Command) -> None:
        check_json(
            command(
                "--format",
                "jsonl",
                "--max-items",
                "1",
                "items",
                "list",
                "--after",
                "string",
                "--limit",
                "0",
                "--kind",
                "book",
                "--x-shelf",
                "string",
                "--made",
                '{since: "2025-01-01"}',
            ),
            types.Item,
        )


class TestCreate:
    """POST /items"""

    def test_client(self, client: Shop) -> None:
        check(client.items.create(name="string", kind="book"), types.Item)

    async def test_async_client(self, async_client: AsyncShop) -> None:
        check(await async_client.items.create(name="string", kind="book"), types.Item)

    def test_command(self, command: Command) -> None:
        check_json(
            command(
                "--format",
                "json",
                "items",
                "create",
                "--name",
                "string",
                "--kind",
                "book",
            ),
            types.Item,
        )

    def test_client_with_all(self, client: Shop) -> None:
        check(
            client.items.create(
                name="string",
                kind="book",
                price=0,
                tags=["string"],
                label="string",
                cover={"type": "picture", "url": "https://example.com"},
                made_at="2025-01-01T00:00:00Z",
            ),
            types.Item,
        )

    async def test_async_client_with_all(self, async_client: AsyncShop) -> None:
        check(
            await async_client.items.create(
                name="string",
                kind="book",
                price=0,
                tags=["string"],
                label="string",
                cover={"type": "picture", "url": "https://example.com"},
                made_at="2025-01-01T00:00:00Z",
            ),
            types.Item,
        )

    def test_command_with_all(self, command: Command) -> None:
        check_json(
            command(
                "--format",
                "json",
                "items",
                "create",
                "--name",
                "string",
                "--kind",
                "book",
                "--price",
                "0",
                "--tag",
                "string",
                "--label",
                "string",
                "--cover",
                '{type: picture, url: "https://example.com"}',
                "--made-at",
                "2025-01-01T00:00:00Z",
            ),
            types.Item,
        )


class TestRetrieve:
    """GET /items/{item_id}"""

    def test_client(self, client: Shop) -> None:
        check(client.items.retrieve(item_id="item_id"), types.Item)

    async def test_async_client(self, async_client: AsyncShop) -> None:
        check(await async_client.items.retrieve(item_id="item_id"), types.Item)

    def test_command(self, command: Command) -> None:
        check_json(
            command("--format", "json", "items", "retrieve", "--item-id", "item_id"),
            types.Item,
        )


class TestDelete:
    """DELETE /items/{item_id}"""

    def test_client(self, client: Shop) -> None:
        assert (
            client.items.with_raw_response.delete(item_id="item_id").status_code == 204
        )

    async def test_async_client(self, async_client: AsyncShop) -> None:
        assert (
            await async_client.items.with_raw_response.delete(item_id="item_id")
        ).status_code == 204

    def test_command(self, command: Command) -> None:
        assert command("items", "delete", "--item-id", "item_id") == ""
