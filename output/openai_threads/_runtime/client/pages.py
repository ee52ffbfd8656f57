"""Lists in pages: one page, and iteration over all that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import (
        AsyncIterator,
        Callable,
        Coroutine,
        Generator,
        Iterator,
    )

T = TypeVar("T")
B = TypeVar("B")


class _Page(Generic[T, B]):
    """What the pages of both clients have."""

    def __init__(
        self,
        data: list[T],
        body: B,
        following: Callable[[], Any] | None = None,
        resume_point: str | None = None,
    ) -> None:
        self.data = data
        self.body = body
        self.resume_point = resume_point
        self._following = following

    def has_next_page(self) -> bool:
        """Tell whether another page follows."""
        return self._following is not None

    def _next(self) -> Any:
        if self._following is None:
            raise RuntimeError("This is the last page: ask has_next_page() first.")
        return self._following()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(data={self.data!r})"


class Page(_Page[T, B]):
    """One page of a list. Iterating gives its items and then those of all pages that follow.

    `data` holds the page's items, `body` the whole answer. `resume_point` is where the next
    page is, as plain text, None on the last one: given to the same method as
    `resume_from=`, later and in another process too, it leads to that page.
    """

    def get_next_page(self) -> Page[T, B]:
        """Get the page after this one.

        Raises:
            RuntimeError: this is the last page.
        """
        return cast("Page[T, B]", self._next())

    def iter_pages(self) -> Iterator[Page[T, B]]:
        """Yield this page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            page = page.get_next_page()
            yield page

    def __iter__(self) -> Iterator[T]:
        for page in self.iter_pages():
            yield from page.data


class AsyncPage(_Page[T, B]):
    """The async twin of `Page`."""

    async def get_next_page(self) -> AsyncPage[T, B]:
        """Get the page after this one.

        Raises:
            RuntimeError: this is the last page.
        """
        return cast("AsyncPage[T, B]", await self._next())

    async def iter_pages(self) -> AsyncIterator[AsyncPage[T, B]]:
        """Yield this page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            page = await page.get_next_page()
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.iter_pages():
            for item in page.data:
                yield item


class AsyncPages(Generic[T, B]):
    """What an async list method returns: await the first page, or iterate over all."""

    def __init__(
        self, start: Callable[[], Coroutine[Any, Any, AsyncPage[T, B]]]
    ) -> None:
        self._start = start

    def __await__(self) -> Generator[Any, None, AsyncPage[T, B]]:
        return self._start().__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for item in await self._start():
            yield item
