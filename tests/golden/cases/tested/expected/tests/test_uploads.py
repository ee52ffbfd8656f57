"""`uploads`"""

from __future__ import annotations

from pathlib import Path

from tested import AsyncShop, Shop

from .support import ANYIO, Command, check, check_json

pytestmark = ANYIO


class TestCreate:
    """POST /uploads"""

    def test_client(self, client: Shop) -> None:
        check(client.uploads.create(file=Path(__file__)), int)

    async def test_async_client(self, async_client: AsyncShop) -> None:
        check(await async_client.uploads.create(file=Path(__file__)), int)

    def test_command(self, command: Command) -> None:
        check_json(
            command("--format", "json", "uploads", "create", "--file", __file__), int
        )

    def test_client_with_all(self, client: Shop) -> None:
        check(
            client.uploads.create(
                file=Path(__file__), others=[Path(__file__)], purpose="cover"
            ),
            int,
        )

    async def test_async_client_with_all(self, async_client: AsyncShop) -> None:
        check(
            await async_client.uploads.create(
                file=Path(__file__), others=[Path(__file__)], purpose="cover"
            ),
            int,
        )

    def test_command_with_all(self, command: Command) -> None:
        check_json(
            command(
                "--format",
                "json",
                "uploads",
                "create",
                "--file",
                __file__,
                "--other",
                __file__,
                "--purpose",
                "cover",
            ),
            int,
        )
