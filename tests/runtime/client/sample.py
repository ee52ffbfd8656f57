"""A package as the generator writes them, in one file: what the runtime is tested and typed with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal, TypedDict

from pydantic import Field
from typing_extensions import NotRequired, Unpack

from specloom.runtime.client.call import Binary, Call, Events, Options, Paged, Value
from specloom.runtime.client.client import AsyncBase, SyncBase
from specloom.runtime.client.config import Settings, Timeout
from specloom.runtime.client.models import Model, OneOf
from specloom.runtime.client.omit import Omit, omit
from specloom.runtime.client.resource import (
    Async,
    Mode,
    Raw,
    Resource,
    Streamed,
    Sync,
    operation,
    streamable,
)
from specloom.runtime.client.returns import (
    Content,
    Json,
    JsonLines,
    Nothing,
    Pages,
    ServerEvents,
    Text,
)
from specloom.runtime.client.security import ApiKey, Basic, Bearer, Credential
from specloom.runtime.client.turns import Cursor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import httpx2

    from specloom.runtime.client.body import FileTypes

SETTINGS = Settings(
    base_url="https://api.example.com/v1",
    base_url_env="SAMPLE_BASE_URL",
    schemes={
        "ApiKeyAuth": Bearer("api_key", "SAMPLE_API_KEY"),
        "AdminKey": ApiKey("admin_key", "SAMPLE_ADMIN_KEY", "header", "X-Admin-Key"),
        "QueryKey": ApiKey("query_key", None, "query", "key"),
        "Login": Basic("login", "SAMPLE_LOGIN"),
        "Session": ApiKey("session", None, "cookie", "sid"),
    },
    security=(("ApiKeyAuth",),),
    headers={"OpenAI-Beta": "assistants=v2"},
    user_agent="sample/0.1.0",
)


class MessageParam(TypedDict):
    role: Literal["user", "assistant"]
    content: str
    metadata: NotRequired[Mapping[str, str] | None]


class Thread(Model):
    id: str
    object: Literal["thread"]
    created_at: int
    metadata: dict[str, str] | None
    parent: Thread | None = None
    class_: str | None = Field(default=None, alias="class")


class TextPart(Model):
    type: Literal["text"]
    text: str


class ImagePart(Model):
    type: Literal["image_url", "image_file"]
    url: str
    detail: Literal["low", "high"] | None = None


class Nest(Model):
    type: Literal["nest"]
    parts: list[Part]


Part = Annotated[TextPart | ImagePart | Nest, OneOf("type")]


class Run(Model):
    id: str
    status: Literal["queued", "done"]
    parts: list[Part] | None = None
    part: Part | str | None = None


class ListRunsResponse(Model):
    data: list[Run]
    first_id: str | None = None
    last_id: str | None = None
    has_more: bool


class RunCreated(Model):
    event: Literal["thread.run.created"]
    data: Run


class MessageDelta(Model):
    event: Literal["thread.message.delta"]
    data: Thread


RunEvent = Annotated[RunCreated | MessageDelta, OneOf("event")]


class Runs(Resource[Mode]):
    """Executions of an assistant on a thread."""

    @property
    def with_raw_response(self) -> Runs[Raw[Mode]]:
        """The same methods, giving the whole HTTP response: status, headers and `parse()`."""
        return Runs(self._client.raw)

    @property
    def with_streaming_response(self) -> Runs[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block to read its body lazily."""
        return Runs(self._client.streamed)

    def _create_events(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        stream: Literal[True],
        **options: Unpack[Options],
    ) -> Events[RunEvent]:
        return Call(
            "POST",
            "/threads/{thread_id}/runs",
            path={"thread_id": thread_id},
            json={"assistant_id": assistant_id, "stream": stream},
            returns=ServerEvents(RunEvent, envelope=True),
            options=options,
        )

    @streamable(_create_events)
    def create(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        stream: Literal[False] | Omit | None = omit,
        **options: Unpack[Options],
    ) -> Value[Run]:
        """Create a run.

        Args:
            thread_id: The thread to run.
            assistant_id: The assistant to use.
            stream: Get events as they happen.
        """
        return Call(
            "POST",
            "/threads/{thread_id}/runs",
            path={"thread_id": thread_id},
            json={"assistant_id": assistant_id, "stream": stream},
            returns=Json(Run),
            options=options,
        )

    @operation
    def list(
        self,
        thread_id: str,
        *,
        limit: int | Omit = omit,
        after: str | Omit = omit,
        **options: Unpack[Options],
    ) -> Paged[Run, ListRunsResponse]:
        """List runs."""
        return Call(
            "GET",
            "/threads/{thread_id}/runs",
            path={"thread_id": thread_id},
            query={"limit": limit, "after": after},
            returns=Pages(
                ListRunsResponse,
                Cursor("data", "after", field="last_id", more="has_more"),
            ),
            options=options,
        )


class Threads(Resource[Mode]):
    """Conversations."""

    @cached_property
    def runs(self) -> Runs[Mode]:
        """Executions of an assistant on a thread."""
        return Runs(self._client)

    @property
    def with_raw_response(self) -> Threads[Raw[Mode]]:
        """The same methods, giving the whole HTTP response: status, headers and `parse()`."""
        return Threads(self._client.raw)

    @property
    def with_streaming_response(self) -> Threads[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block to read its body lazily."""
        return Threads(self._client.streamed)

    @operation
    def create(
        self,
        *,
        messages: Sequence[MessageParam] | Omit = omit,
        metadata: Mapping[str, str] | Omit | None = omit,
        **options: Unpack[Options],
    ) -> Value[Thread]:
        """Create a thread.

        Args:
            messages: The messages to begin with.
            metadata: Up to sixteen labels.
        """
        return Call(
            "POST",
            "/threads",
            json={"messages": messages, "metadata": metadata},
            returns=Json(Thread),
            options=options,
        )

    @operation
    def retrieve(self, thread_id: str, **options: Unpack[Options]) -> Value[Thread]:
        """Get a thread."""
        return Call(
            "GET",
            "/threads/{thread_id}",
            path={"thread_id": thread_id},
            returns=Json(Thread),
            options=options,
        )

    @operation
    def login(self, **options: Unpack[Options]) -> Value[None]:
        """Log in."""
        return Call(
            "POST",
            "/login",
            security=(("Login",),),
            returns=Nothing(),
            options=options,
        )

    @operation
    def visit(self, **options: Unpack[Options]) -> Value[None]:
        """Visit."""
        return Call(
            "POST",
            "/visit",
            security=(("Session",),),
            returns=Nothing(),
            options=options,
        )

    @operation
    def delete(self, thread_id: str, **options: Unpack[Options]) -> Value[None]:
        """Delete a thread."""
        return Call(
            "DELETE",
            "/threads/{thread_id}",
            path={"thread_id": thread_id},
            security=(("AdminKey",), ("ApiKeyAuth", "QueryKey")),
            returns=Nothing(),
            options=options,
        )


class Files(Resource[Mode]):
    """Files."""

    @property
    def with_streaming_response(self) -> Files[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block to read its body lazily."""
        return Files(self._client.streamed)

    @operation
    def create(
        self, *, file: FileTypes, purpose: str, **options: Unpack[Options]
    ) -> Value[dict[str, object]]:
        """Upload a file."""
        return Call(
            "POST",
            "/files",
            multipart={"file": file, "purpose": purpose},
            files=("file",),
            returns=Json(dict[str, object]),
            options=options,
        )

    @operation
    def put(
        self, name: str, *, body: FileTypes, **options: Unpack[Options]
    ) -> Value[str]:
        """Upload a file as the whole body."""
        return Call(
            "PUT",
            "/files/{name}",
            path={"name": name},
            content=body if not isinstance(body, tuple) else body[1],
            files=("body",),
            returns=Text(),
            options=options,
        )

    @operation
    def content(self, file_id: str, **options: Unpack[Options]) -> Binary:
        """Download a file."""
        return Call(
            "GET",
            "/files/{file_id}/content",
            path={"file_id": file_id},
            returns=Content(),
            options=options,
        )

    @operation
    def lines(self, file_id: str, **options: Unpack[Options]) -> Events[Run]:
        """Download a file of runs, one a line."""
        return Call(
            "GET",
            "/files/{file_id}/lines",
            path={"file_id": file_id},
            returns=JsonLines(Run),
            options=options,
        )


class _Root(Resource[Mode]):
    @cached_property
    def threads(self) -> Threads[Mode]:
        """Conversations."""
        return Threads(self._client)

    @cached_property
    def files(self) -> Files[Mode]:
        """Files."""
        return Files(self._client)


class Sample(SyncBase, _Root[Sync]):
    """The sample API."""

    def __init__(
        self,
        *,
        api_key: Credential | None = None,
        admin_key: Credential | None = None,
        query_key: Credential | None = None,
        login: tuple[str, str] | str | None = None,
        session: Credential | None = None,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int = 2,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        super().__init__(
            SETTINGS,
            {
                "api_key": api_key,
                "admin_key": admin_key,
                "query_key": query_key,
                "login": login,
                "session": session,
            },
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
        )


class AsyncSample(AsyncBase, _Root[Async]):
    """The sample API, for async programs."""

    def __init__(
        self,
        *,
        api_key: Credential | None = None,
        admin_key: Credential | None = None,
        query_key: Credential | None = None,
        login: tuple[str, str] | str | None = None,
        session: Credential | None = None,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int = 2,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            SETTINGS,
            {
                "api_key": api_key,
                "admin_key": admin_key,
                "query_key": query_key,
                "login": login,
                "session": session,
            },
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
        )
