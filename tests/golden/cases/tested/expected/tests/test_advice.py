"""`advice`"""

from __future__ import annotations

from tested import AsyncShop, Shop, types

from .support import ANYIO, Command, check, check_json

pytestmark = ANYIO


class TestCreate:
    """POST /advice"""

    def test_client(self, client: Shop) -> None:
        check(client.advice.create(question="string"), types.Advice)

    async def test_async_client(self, async_client: AsyncShop) -> None:
        check(await async_client.advice.create(question="string"), types.Advice)

    def test_command(self, command: Command) -> None:
        check_json(
            command("--format", "json", "advice", "create", "--question", "string"),
            types.Advice,
        )

    def test_client_with_all(self, client: Shop) -> None:
        check(client.advice.create(question="string", stream=False), types.Advice)

    async def test_async_client_with_all(self, async_client: AsyncShop) -> None:
        check(
            await async_client.advice.create(question="string", stream=False),
            types.Advice,
        )

    def test_command_with_all(self, command: Command) -> None:
        check_json(
            command(
                "--format",
                "json",
                "advice",
                "create",
                "--question",
                "string",
                "--stream=false",
            ),
            types.Advice,
        )

    def test_client_streamed(self, client: Shop) -> None:
        with client.advice.create(question="string", stream=True) as stream:
            check(next(iter(stream)), types.Advice)

    async def test_async_client_streamed(self, async_client: AsyncShop) -> None:
        async with async_client.advice.create(question="string", stream=True) as stream:
            check(await anext(aiter(stream)), types.Advice)

    def test_command_streamed(self, command: Command) -> None:
        check_json(
            command(
                "--format",
                "jsonl",
                "--max-items",
                "1",
                "advice",
                "create",
                "--question",
                "string",
                "--stream",
            ),
            types.Advice,
        )
