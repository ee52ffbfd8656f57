from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from specloom.runtime.client.sse import EventDecoder, LineDecoder, ServerSentEvent


def decoded(*chunks: bytes) -> list[ServerSentEvent]:
    decoder = EventDecoder()
    return [event for chunk in chunks for event in decoder.feed(chunk)]


def test_fields() -> None:
    text = (
        b"\xef\xbb\xbf: a comment\nevent: add\nid: 7\nretry: 250\nunknown: x\n"
        b"data: one\ndata:two\ndata\ndata:  three\n\n"
    )
    assert decoded(text) == [ServerSentEvent("one\ntwo\n\n three", "add", "7", 250)]


def test_the_id_stays_and_the_event_does_not() -> None:
    first, second = decoded(b"id: 7\nevent: e\ndata: a\n\ndata: b\n\n")
    assert (first.event, first.id) == ("e", "7")
    assert (second.event, second.id) == ("message", "7")


def test_what_is_to_be_ignored() -> None:
    assert decoded(
        b"event: only\n\nid: a\0b\nretry: soon\ndata: x\n\ndata: cut off"
    ) == [ServerSentEvent("x", "message", "", None)]


def test_a_mark_is_skipped_at_the_start_only() -> None:
    assert decoded(b"data: \xef\xbb\xbfa\n\n")[0].data == "\ufeffa"


LINES = st.lists(
    st.text(st.characters(exclude_characters="\r\n\ufeff", exclude_categories=["Cs"]))
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@given(LINES, ENDS, st.data())
def test_lines_wherever_the_chunks_are_cut(
    lines: list[str], end: str, data: st.DataObject
) -> None:
    content = "".join(line + end for line in lines).encode()
    decoder, found = LineDecoder(), list[str]()
    while content:
        size = data.draw(st.integers(1, len(content)))
        found += decoder.feed(content[:size])
        content = content[size:]
    assert found + decoder.feed(b"", final=True) == lines


@given(st.binary(), st.integers(0, 50))
def test_any_bytes_give_the_same_events_in_one_chunk_or_many(
    content: bytes, size: int
) -> None:
    content = b"data: x\n\n" + content + b"\n\ndata: y\n\n"
    step = size + 1
    chunks = [content[i : i + step] for i in range(0, len(content), step)]
    assert decoded(*chunks) == decoded(content)
    assert decoded(content)[-1].data.endswith("y")
