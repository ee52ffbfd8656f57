"""A user's program: what each call gives is what it says."""

from __future__ import annotations

import openai_threads
from openai_threads import (
    AsyncOpenAI,
    AsyncPage,
    AsyncStream,
    OpenAI,
    Page,
    RawResponse,
    Stream,
    types,
)
from typing_extensions import assert_type


def threads(client: OpenAI) -> None:
    thread = client.beta.threads.create(
        messages=[
            {"role": "user", "content": "Which planets have rings?"},
            {"role": "user", "content": [{"type": "text", "text": "And why?"}]},
        ],
        metadata={"subject": "astronomy"},
        tool_resources=None,
        timeout=10,
        extra_headers={"x-trace": "1"},
    )
    assert_type(thread, types.Thread)
    assert_type(thread.id, str)
    assert_type(client.beta.threads.retrieve(thread.id), types.Thread)
    assert_type(client.beta.threads.retrieve(thread_id=thread.id), types.Thread)
    assert_type(client.beta.threads.delete(thread.id).deleted, bool)
    changed = client.with_options(timeout=5, max_retries=0).beta.threads
    assert_type(changed.update(thread.id, metadata={}), types.Thread)


def messages(client: OpenAI) -> None:
    page = client.beta.threads.messages.list("thread_1", limit=5, order="asc")
    assert_type(page, Page[types.Message, types.ListMessagesResponse])
    assert_type(page.data, list[types.Message])
    assert_type(page.has_next_page(), bool)
    for message in client.beta.threads.messages.list(thread_id="thread_1"):
        assert_type(message, types.Message)
        for part in message.content:
            if part.type == "text":
                assert_type(part.text.value, str)


def runs(client: OpenAI) -> None:
    create = client.beta.threads.runs.create
    assert_type(create("thread_1", assistant_id="a"), types.Run)
    assert_type(create("thread_1", assistant_id="a", stream=False), types.Run)
    events = create("thread_1", assistant_id="a", stream=True)
    assert_type(events, Stream[types.AssistantStreamEvent])
    with events as stream:
        for event in stream:
            if event.event == "thread.run.completed":
                assert_type(event.data, types.Run)
    run = create("thread_1", assistant_id="a", tools=[{"type": "code_interpreter"}])
    if run.required_action is not None:
        calls = run.required_action.submit_tool_outputs.tool_calls
        client.beta.threads.runs.submit_tool_outputs(
            "thread_1",
            run.id,
            tool_outputs=[{"tool_call_id": call.id, "output": "4"} for call in calls],
        )


def responses(client: OpenAI) -> None:
    raw = client.beta.threads.with_raw_response.retrieve("thread_1")
    assert_type(raw, RawResponse[types.Thread])
    assert_type(raw.status_code, int)
    assert_type(raw.parse(), types.Thread)
    streaming = client.beta.threads.with_streaming_response
    with streaming.retrieve("thread_1") as response:
        assert_type(response.read(), bytes)
        assert_type(response.parse(), types.Thread)


def errors(client: OpenAI) -> None:
    try:
        client.beta.threads.retrieve("thread_1")
    except openai_threads.NotFoundError as error:
        assert_type(error.status_code, int)
        assert_type(error.request_id, str | None)
    except openai_threads.APIConnectionError as error:
        assert_type(error.message, str)


async def everything(client: AsyncOpenAI) -> None:
    assert_type(await client.beta.threads.create(), types.Thread)
    listed = client.beta.threads.messages.list("thread_1")
    async for message in listed:
        assert_type(message, types.Message)
    page = await client.beta.threads.messages.list("thread_1")
    assert_type(page, AsyncPage[types.Message, types.ListMessagesResponse])
    events = await client.beta.threads.create_and_run(assistant_id="a", stream=True)
    assert_type(events, AsyncStream[types.AssistantStreamEvent])
    async with events as stream:
        async for event in stream:
            print(event.event)
    raw = await client.beta.threads.with_raw_response.retrieve("thread_1")
    assert_type(raw, RawResponse[types.Thread])


def nested(thread: types.CreateThreadRequestParam) -> types.CreateMessageRequestParam:
    print(thread.get("metadata"))
    return {"role": "assistant", "content": "Four of them."}


def use() -> None:
    with OpenAI(api_key="sk-1", base_url="http://localhost:1", max_retries=0) as client:
        threads(client)
        messages(client)
        runs(client)
        responses(client)
        errors(client)
