"""A user's mistakes, each marked: a type checker has to find every one, and nothing else."""

from __future__ import annotations

from openai_threads import AsyncOpenAI, OpenAI


def arguments(client: OpenAI) -> None:
    threads = client.beta.threads
    threads.create(mesages=[])  # wrong: no such keyword
    threads.create([])  # wrong: only a keyword
    threads.create(metadata={"a": 1})  # wrong: a map of text
    threads.create(messages="hello")  # wrong: a list is wanted
    threads.retrieve()  # wrong: the thread is missing
    threads.retrieve(None)  # wrong: an identifier is text
    threads.messages.create("thread_1", role="user")  # wrong: no content
    threads.messages.create("t", role="robot", content="")  # wrong: no such role
    threads.messages.list("thread_1", limit="5")  # wrong: a number is wanted
    threads.messages.list("thread_1", order="up")  # wrong: no such order
    threads.runs.create("t", assistant_id="a", stream="yes")  # wrong: true or false
    threads.runs.create("thread_1", stream=True)  # wrong: no assistant
    threads.retrieve("thread_1", timout=5)  # wrong: no such option
    threads.rename("thread_1")  # wrong: no such method
    client.beta.thread.retrieve("thread_1")  # wrong: no such resource
    threads.retrieve()  # wrong: no thread
    threads.messages.list("thread_1", order="up")  # wrong: no such order
    threads.messages.create("thread_1", role="owner", content="")  # wrong: no such role
    threads.messages.create("thread_1", role="user", content=None)  # wrong: no null
    threads.retrieve("thread_1", extra_headers={"x-trace": 1})  # wrong: a text


def bodies(client: OpenAI) -> None:
    client.beta.threads.create(
        messages=[{"role": "user"}],  # wrong: no content
    )
    client.beta.threads.create(
        messages=[{"role": "user", "content": "", "extra": 1}],  # wrong: no such field
    )
    client.beta.threads.create(
        tool_resources={"file_search": {"vector_stores": 1}},  # wrong: a list
    )
    client.beta.threads.runs.create(
        "thread_1",
        assistant_id="a",
        tools=[{"type": "hammer"}],  # wrong: no such tool
    )


def answers(client: OpenAI) -> None:
    thread = client.beta.threads.create()
    print(thread.name)  # wrong: no such field
    thread.id.append("x")  # wrong: text
    run = client.beta.threads.runs.retrieve("thread_1", "run_1")
    print(run.usage.total_tokens)  # wrong: there may be none
    with client.beta.threads.create_and_run(assistant_id="a"):  # wrong: no stream
        pass
    run.cancel()  # wrong: a value, not a resource


def streams(client: OpenAI) -> None:
    events = client.beta.threads.create_and_run(assistant_id="a", stream=True)
    print(events.status)  # wrong: a run's field, not a stream's
    for event in events:
        print(event.data.usage)  # wrong: not all events have one
        if event.event == "thread.run.completed":
            print(event.data.assistants)  # wrong: no such field of a run
    client.beta.threads.create_and_run(stream=True)  # wrong: no assistant
    run = client.beta.threads.create_and_run(assistant_id="a", stream=False)
    for _ in run.events:  # wrong: no stream
        pass


def unions(client: OpenAI) -> None:
    for message in client.beta.threads.messages.list("thread_1"):
        for part in message.content:
            print(part.text)  # wrong: pictures have none
            if part.type == "image_url":
                print(part.text)  # wrong: not this one
            elif part.type == "text":
                print(part.text.upper())  # wrong: an object with a value


async def waiting(client: AsyncOpenAI) -> None:
    print(client.beta.threads.create().id)  # wrong: not awaited
    for _ in client.beta.threads.messages.list("thread_1"):  # wrong: async for
        pass
    client.beta.threads.create()  # wrong: not awaited
    events = client.beta.threads.create_and_run(assistant_id="a", stream=True)
    for _ in events:  # wrong: async for
        pass


async def awaiting(client: OpenAI) -> None:
    await client.beta.threads.create()  # wrong: not async
    async for _ in client.beta.threads.messages.list("thread_1"):  # wrong: not async
        pass
    async with client:  # wrong: not async
        pass


def clients() -> None:
    OpenAI(api_key=5)  # wrong: text
    OpenAI(apikey="sk-1")  # wrong: no such keyword
    OpenAI(max_retries="2")  # wrong: a number
