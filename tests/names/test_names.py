"""Names from the words of a description."""

from __future__ import annotations

import itertools
import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom import names


@pytest.mark.parametrize(
    ("text", "words", "snake", "pascal", "kebab"),
    [
        ("getHTTPUrl2", "get http url2", "get_http_url2", "GetHTTPUrl2", "get-http-url2"),
        ("fileIDs", "file ids", "file_ids", "FileIDs", "file-ids"),
        ("tool_resources", "tool resources", "tool_resources", "ToolResources", "tool-resources"),
        ("URLList", "url list", "url_list", "URLList", "url-list"),
        ("OAuth2Token", "oauth2 token", "oauth2_token", "OAuth2Token", "oauth2-token"),
        ("GitHubApp", "github app", "github_app", "GitHubApp", "github-app"),
        ("x-y", "x y", "x_y", "XY", "x-y"),
        ("a.b/c d", "a b c d", "a_b_c_d", "ABCD", "a-b-c-d"),
        ("+1", "plus 1", "plus_1", "Plus1", "plus-1"),
        ("-1", "minus 1", "minus_1", "Minus1", "minus-1"),
        ("@type", "at type", "at_type", "AtType", "at-type"),
        ("$ref", "ref", "ref", "Ref", "ref"),
        ("GMT+0", "gmt plus 0", "gmt_plus_0", "GMTPlus0", "gmt-plus-0"),
        ("1x", "1 x", "n1_x", "N1x", "1-x"),
        ("100%", "100 percent", "n100_percent", "N100Percent", "100-percent"),
        ("naïve café", "naive cafe", "naive_cafe", "NaiveCafe", "naive-cafe"),
        ("foo__bar", "foo bar", "foo__bar", "FooBar", "foo-bar"),
        ("_x", "x", "x", "X", "x"),
        ("class", "class", "class_", "Class", "class"),
        ("None", "none", "none", "None_", "none"),
        ("", "", "field", "Model", "field"),
        ("日本", "", "field", "Model", "field"),
    ],
)  # fmt: skip
def test_spellings(text: str, words: str, snake: str, pascal: str, kebab: str) -> None:
    assert names.words(text) == words.split()
    assert names.snake(text) == snake
    assert names.pascal(text) == pascal
    assert names.kebab(text) == kebab


@given(st.text())
def test_any_text_gives_names_that_python_and_shells_take(text: str) -> None:
    for name in (names.snake(text), names.pascal(text)):
        assert name.isidentifier()
        assert name.isascii()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")
    flag = names.kebab(text)
    assert flag
    assert not flag.startswith("-")
    assert set(flag) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    "pair",
    """
    files file / file_ids file_id / tool-resources tool-resource / addresses address
    boxes box / categories category / keys key / movies movie / children child
    people person / indices index / axes axis / analyses analysis / matches match
    caches cache / databases database / houses house / sizes size / responses response
    statuses status / buses bus / bonuses bonus / viruses virus / aliases alias
    menus menu / apis api / uris uri / wikis wiki / vpcs vpc / ids id
    status status / bus bus / address address / access access / class class
    analysis analysis / basis basis / axis axis / alias alias / canvas canvas
    data data / metadata metadata / series series / news news / sms sms / os os
    child child / file file / is is
    """.strip().replace("\n", "/").split("/"),
)  # fmt: skip
def test_singular(pair: str) -> None:
    plural, one = pair.split()
    assert names.singular(plural) == one


def test_the_first_key_keeps_the_name_in_any_order() -> None:
    owners = [("b", "Thing"), ("a", "Thing"), ("c", "Thing"), ("d", "Thing2")]
    outcomes: list[dict[str, str]] = []
    for order in itertools.permutations(owners):
        allocator = names.Allocator()
        for key, name in order:
            allocator.want(key, name)
        outcomes.append(allocator.allocate())
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert outcomes[0]["a"] == "Thing"
    assert outcomes[0]["d"] == "Thing2"
    assert len(set(outcomes[0].values())) == 4


def test_a_reserved_name_goes_to_nobody() -> None:
    allocator = names.Allocator(["Model"])
    allocator.want("a", "Model")
    assert allocator.allocate() == {"a": "Model_"}


def test_one_owner_that_asks_twice_has_one_name() -> None:
    allocator = names.Allocator()
    allocator.want("a", "Thing")
    allocator.want("a", "Thing")
    assert allocator.allocate() == {"a": "Thing"}


@given(st.lists(st.sampled_from(["id", "id_", "id_2", "Id", "Id2", "x"])))
def test_unique_names_are_unique_and_keep_their_order(wanted: list[str]) -> None:
    found = names.unique(wanted, ["x"])
    assert len(set(found)) == len(wanted)
    assert "x" not in found
    assert all(new.startswith(old) for new, old in zip(found, wanted, strict=True))


def test_flags_are_numbered_and_leave_alone_what_another_asks_for() -> None:
    wanted = ["id", "id", "id-2", "id", "help"]
    assert names.unique_flags(wanted, ["help"]) == [
        "id",
        "id-3",
        "id-2",
        "id-4",
        "help-2",
    ]


def test_who_keeps_a_name_depends_on_the_turns_not_on_the_order() -> None:
    wires = ["x-y", "x_y", "xY", "a"]
    for order in itertools.permutations(wires):
        wanted = [names.snake(wire) for wire in order]
        turns = [(name != wire, wire) for wire, name in zip(order, wanted, strict=True)]
        given = names.in_turn(names.unique, wanted, turns, ["a"])
        assert dict(zip(order, given, strict=True)) == {
            "x_y": "x_y",
            "x-y": "x_y_",
            "xY": "x_y_2",
            "a": "a_",
        }


def test_nearest() -> None:
    assert names.nearest("--mesage", ["--message", "--metadata"]) == "--message"
    assert names.nearest("zzz", ["message"]) == ""


def test_a_long_name_becomes_a_file_name_of_its_own() -> None:
    one, other = "resource_" * 40 + "a", "resource_" * 40 + "b"
    assert names.file_name("threads") == "threads"
    assert len(names.file_name(one)) == names.MAX_FILE_NAME
    assert names.file_name(one).startswith("resource_resource_")
    assert names.file_name(one) != names.file_name(other)


@pytest.mark.parametrize("device", ["con", "aux", "nul", "com1"])
def test_no_file_is_named_like_a_device_of_windows(device: str) -> None:
    assert names.file_name(device) == f"{device}_"
