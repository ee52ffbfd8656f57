"""`items.cover`"""

from __future__ import annotations

from pathlib import Path

from tested import AsyncShop, Shop

from .support import ANYIO, Command

pytestmark = ANYIO


class TestRetrieve:
    """GET /items/{item_id}/cover"""

    def test_client(self, client: Shop) -> None:
        assert client.items.cover.retrieve(item_id="item_id").read()

    async def test_async_client(self, async_client: AsyncShop) -> None:
        assert await (await async_client.items.cover.retrieve(item_id="item_id")).read()

    def test_command(self, command: Command) -> None:
        assert command(
            "--output", "-", "items:cover", "retrieve", "--item-id", "item_id"
        )


class TestReplace:
    """PUT /items/{item_id}/cover"""

    def test_client(self, client: Shop) -> None:
        assert (
            client.items.cover.with_raw_response.replace(
                item_id="item_id", body=Path(__file__)
            ).status_code
            == 204
        )

    async def test_async_client(self, async_client: AsyncShop) -> None:
        assert (
            await async_client.items.cover.with_raw_response.replace(
                item_id="item_id", body=Path(__file__)
            )
        ).status_code == 204

    def test_command(self, command: Command) -> None:
        assert (
            command(
                "items:cover", "replace", "--item-id", "item_id", "--body", __file__
            )
            == ""
        )
