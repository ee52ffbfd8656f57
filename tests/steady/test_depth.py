"""What the tests on the wire rest on: the walk through an answer finds what is amiss."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from .depth import Judge
from .described import THREADS, operations
from .document import document

MESSAGE: dict[str, Any] = {
    "id": "msg_1",
    "object": "thread.message",
    "created_at": 1,
    "thread_id": "thread_1",
    "status": "completed",
    "incomplete_details": None,
    "completed_at": None,
    "incomplete_at": None,
    "role": "user",
    "content": [{"type": "text", "text": {"value": "hi", "annotations": []}}],
    "assistant_id": None,
    "run_id": None,
    "attachments": None,
    "metadata": {"a": "b"},
}


def judged(message: Any, plain: Any = MESSAGE) -> list[str]:
    surface = next(operations(THREADS)).surface
    types = import_module("openai_threads.types")
    judge = Judge(document(THREADS.spec), types, surface.type_names)
    judge.judge({"$ref": "#/components/schemas/Message"}, plain, message)
    return judge.invalid


def read(plain: Any = MESSAGE) -> Any:
    types = import_module("openai_threads.types")
    decode = import_module("openai_threads._runtime.client.decode")
    return decode.from_plain(types.Message, plain)


def test_what_is_right_is_right() -> None:
    assert judged(read()) == []
    more = {**MESSAGE, "new": [1]}
    assert judged(read(more), more) == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("content", MESSAGE["content"]),
        ("metadata", None),
        ("created_at", "1"),
        ("created_at", 2),
        ("role", "assistant"),
        ("content", []),
    ],
)
def test_what_is_not_as_described_is_found(field: str, wrong: Any) -> None:
    message = read()
    setattr(message, field, wrong)
    with pytest.raises(AssertionError):
        judged(message)


def test_the_class_of_anything_is_not_enough() -> None:
    models = import_module("openai_threads._runtime.client.models")
    with pytest.raises(AssertionError, match="Model"):
        judged(models.Model(**MESSAGE))
    message = read()
    message.content[0] = models.Model(**MESSAGE["content"][0])
    with pytest.raises(AssertionError, match=r"content\.0"):
        judged(message)


@pytest.mark.parametrize(
    ("answer", "where"),
    [
        ({**MESSAGE, "created_at": "soon"}, ".created_at"),
        ({**MESSAGE, "content": [{"type": "hologram"}]}, ".content.0"),
        ({k: v for k, v in MESSAGE.items() if k != "role"}, ".role"),
    ],
)
def test_what_the_schema_does_not_allow_is_named(answer: Any, where: str) -> None:
    assert judged(read(answer), answer) == [where]
