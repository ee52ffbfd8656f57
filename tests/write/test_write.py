"""What is written, what is left alone, what is removed and what stops the run."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from specloom.memory import NO_NAMES, Names
from specloom.problems import DescriptionError, UsageError
from specloom.sources import Source
from specloom.write import (
    Changes,
    Inputs,
    compare,
    digests,
    names_in,
    parts_in,
    read_lock,
    write,
    write_new,
)
from specloom.write.compare import Parts

INPUTS = Inputs("1.0", {"spec.yaml": "aa"}, "bb")
FILES = {"README.md": "# A\n", "pkg/a.py": "a = 1\n", "pkg/sub/b.py": "b = 1\n"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def weave(output: Path) -> Callable[..., Changes]:
    def run(files: dict[str, str], *, force: bool = False) -> Changes:
        return write(sources(files), output, INPUTS, force=force)

    return run


def compared(parts: Parts, output: Path, inputs: Inputs, **more: Any) -> Changes:
    return compare(parts, output, inputs, lock=read_lock(output), **more)


def sources(files: dict[str, str]) -> list[Source]:
    return [Source(path, text) for path, text in files.items()]


def tree(folder: Path) -> dict[str, str]:
    """Return every file's text and every folder, by path."""
    return {
        path.relative_to(folder).as_posix(): "" if path.is_dir() else path.read_text()
        for path in sorted(folder.rglob("*"))
    }


def texts(folder: Path) -> dict[str, str]:
    """Return every file's text, the lock's left out."""
    files = tree(folder).items()
    return {path: text for path, text in files if text and path != "specloom.lock"}


def test_everything_is_written_into_a_new_folder(
    output: Path, weave: Callable[..., Changes]
) -> None:
    changes = weave(FILES)
    assert changes.added == (*sorted(FILES), "specloom.lock")
    assert texts(output) == FILES
    assert set(tree(output)) == {*FILES, "pkg", "pkg/sub", "specloom.lock"}


def test_the_lock_says_what_was_made_of_what(
    output: Path, weave: Callable[..., Changes]
) -> None:
    weave(FILES)
    lock = json.loads((output / "specloom.lock").read_text())
    part = lock["parts"][""]
    assert list(part["files"]) == sorted(FILES)
    assert part["specloom"] == "1.0"
    assert part["description"] == {"spec.yaml": "aa"}
    assert part["config"] == "bb"
    assert part["files"]["README.md"] == (
        "aa1237b773c38dbddef583c4868aaea7a44c5237ea7923aecca5513764b42d80"
    )


def test_a_second_run_touches_nothing(
    output: Path, weave: Callable[..., Changes]
) -> None:
    weave(FILES)
    before = {path: path.stat() for path in output.rglob("*")}
    assert not weave(FILES)
    after = {path: path.stat() for path in output.rglob("*")}
    assert [(s.st_ino, s.st_mtime_ns) for s in after.values()] == [
        (s.st_ino, s.st_mtime_ns) for s in before.values()
    ]


def test_only_what_changed_is_touched(
    output: Path, weave: Callable[..., Changes]
) -> None:
    weave(FILES)
    (output / "pkg/a.py").chmod(0o755)
    kept = (output / "README.md").stat()
    changes = weave({**FILES, "pkg/a.py": "a = 2\n", "new/c.py": "c\n"})
    assert changes == Changes(
        added=("new/c.py",), changed=("pkg/a.py", "specloom.lock")
    )
    assert texts(output)["pkg/a.py"] == "a = 2\n"
    assert (output / "pkg/a.py").stat().st_mode & 0o777 == 0o755
    assert (output / "README.md").stat() == kept


def test_what_is_no_longer_generated_goes_with_its_folder(
    output: Path, weave: Callable[..., Changes]
) -> None:
    weave(FILES)
    cache = output / "pkg/sub/__pycache__"
    cache.mkdir()
    (cache / "b.cpython-311.pyc").write_text("compiled")
    changes = weave({"README.md": "# A\n", "pkg/a.py": "a = 1\n"})
    assert changes.removed == ("pkg/sub/b.py",)
    assert set(tree(output)) == {"README.md", "pkg", "pkg/a.py", "specloom.lock"}


def test_a_folder_that_holds_something_else_stays(
    output: Path, weave: Callable[..., Changes]
) -> None:
    weave(FILES)
    (output / "pkg/sub/mine.txt").write_text("mine")
    weave({"README.md": "# A\n"})
    assert texts(output) == {"README.md": "# A\n", "pkg/sub/mine.txt": "mine"}


def test_an_edited_file_that_is_no_longer_generated_stays_with_a_warning(
    output: Path, weave: Callable[..., Changes]
) -> None:
    weave(FILES)
    (output / "pkg/a.py").write_text("mine")
    changes = weave({"README.md": "# A\n"})
    assert changes.kept == ("pkg/a.py",)
    assert texts(output)["pkg/a.py"] == "mine"
    assert [str(p).partition(": ")[2] for p in changes.problems(output)] == [
        "warning: no longer generated, but left in place since it was edited by hand"
        "\n  hint: remove it, or move it out of the output folder"
    ]


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        ("pkg/a.py", "this file was edited since specloom wrote it"),
        ("new.py", "this file was not written by specloom"),
    ],
)
def test_a_file_of_someone_elses_stops_the_run_and_is_named(
    output: Path, weave: Callable[..., Changes], edit: str, why: str
) -> None:
    weave(FILES)
    (output / edit).write_text("mine")
    before = tree(output)
    wanted = {**FILES, "README.md": "# B\n", "pkg/a.py": "a = 2\n", "new.py": "n\n"}
    with pytest.raises(UsageError) as caught:
        weave(wanted)
    assert str(caught.value).startswith(f"{(output / edit).as_posix()}: error: {why}")
    assert tree(output) == before
    weave(wanted, force=True)
    assert texts(output) == wanted


def test_a_file_that_is_already_as_wanted_is_adopted(
    output: Path, weave: Callable[..., Changes]
) -> None:
    (output / "pkg").mkdir(parents=True)
    (output / "pkg/a.py").write_text("a = 1\n")
    assert weave(FILES).added == ("README.md", "pkg/sub/b.py", "specloom.lock")
    assert weave({}).removed == tuple(sorted(FILES))


def test_parts_beside_stay_as_they_are(output: Path) -> None:
    pages = [Source("docs/a.md", "a\n", "docs"), Source("docs/b.md", "b\n", "docs")]
    code = [Source("pkg/a.py", "a = 1\n", "client")]
    other = Inputs("2.0", {"spec.yaml": "zz"}, "cc")
    write([*pages, *code], output, INPUTS)
    assert parts_in(output) == {"docs", "client"}
    changes = write(pages[:1], output, other, beside=["client"])
    assert changes == Changes(changed=("specloom.lock",), removed=("docs/b.md",))
    lock = json.loads((output / "specloom.lock").read_text())["parts"]
    assert (lock["client"]["specloom"], lock["docs"]["specloom"]) == ("1.0", "2.0")
    assert not compared(digests(code), output, INPUTS, beside=["docs"])
    assert compared(digests(code), output, INPUTS).removed == ("docs/a.md",)
    write([Source("pkg/a.py", "a = 2\n", "docs")], output, other, beside=["client"])
    lock = json.loads((output / "specloom.lock").read_text())["parts"]
    assert (lock["client"]["files"], list(lock["docs"]["files"])) == ({}, ["pkg/a.py"])


def test_comparing_tells_the_same_and_writes_nothing(
    output: Path, weave: Callable[..., Changes]
) -> None:
    assert compared(digests(sources(FILES)), output, INPUTS).added
    assert not output.exists()
    weave(FILES)
    before = tree(output)
    changes = compared(
        digests(sources({**FILES, "README.md": "# B\n"})), output, INPUTS
    )
    assert changes == Changes(changed=("README.md", "specloom.lock"))
    assert tree(output) == before
    assert not compared(digests(sources(FILES)), output, INPUTS)


def test_other_inputs_alone_make_the_lock_stale(
    output: Path, weave: Callable[..., Changes]
) -> None:
    weave(FILES)
    other = Inputs("1.0", {"spec.yaml": "zz"}, "bb")
    assert compared(digests(sources(FILES)), output, other) == Changes(
        changed=("specloom.lock",)
    )


def test_a_link_to_a_folder_outside_is_not_followed(
    output: Path, weave: Callable[..., Changes], tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    output.mkdir()
    (output / "pkg").symlink_to(outside)
    with pytest.raises(UsageError, match="a symbolic link is in the way"):
        weave(FILES, force=True)
    assert tree(outside) == {}


def test_what_is_in_the_way_of_many_files_is_said_once(
    output: Path, weave: Callable[..., Changes], tmp_path: Path
) -> None:
    output.mkdir()
    (output / "pkg").symlink_to(tmp_path)
    with pytest.raises(UsageError) as caught:
        weave(FILES)
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("folder", ["", "below"])
def test_a_file_is_no_output_folder(output: Path, folder: str) -> None:
    output.write_text("mine")
    refused = pytest.raises(UsageError, match="output: error: this is a file, not a")
    with refused:
        write(sources(FILES), output / folder, INPUTS)
    with refused:
        compared(digests(sources(FILES)), output / folder, INPUTS)


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.EACCES, "permission denied\n  hint: make it writable"),
        (errno.ENOSPC, "no space left on device\n  hint: free some space"),
        (errno.EIO, "input/output error\n  hint: choose another folder"),
    ],
)
def test_what_cannot_be_written_is_named_with_a_hint(
    output: Path,
    weave: Callable[..., Changes],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    hint: str,
) -> None:
    replace = os.replace

    def refuse(source: str | Path, target: str | Path) -> None:
        if Path(target).name == "a.py":
            raise OSError(number, os.strerror(number), str(source), None, str(target))
        replace(source, target)

    (output / "pkg").mkdir(parents=True)
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(UsageError) as caught:
        weave(FILES)
    where = (output / "pkg/a.py").as_posix()
    said = f"{where}: error: the output can't be written: {hint}"
    assert str(caught.value).startswith(said)


def test_a_link_to_a_file_outside_is_replaced_only_by_force(
    output: Path, weave: Callable[..., Changes], tmp_path: Path
) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine")
    output.mkdir()
    (output / "README.md").symlink_to(outside)
    with pytest.raises(UsageError, match="was not written by specloom"):
        weave(FILES)
    weave(FILES, force=True)
    assert not (output / "README.md").is_symlink()
    assert outside.read_text() == "mine"


def test_files_behind_a_link_are_not_removed(
    output: Path, weave: Callable[..., Changes], tmp_path: Path
) -> None:
    weave(FILES)
    (output / "pkg").rename(tmp_path / "moved")
    (output / "pkg").symlink_to(tmp_path / "moved")
    weave({"README.md": "# A\n"})
    assert texts(tmp_path / "moved") == {"a.py": "a = 1\n", "sub/b.py": "b = 1\n"}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda output: output.write_text("x"),
            "output: error: this is a file, not a folder",
        ),
        (
            lambda output: (output / "pkg").write_text("x"),
            "pkg: error: a file is in",
        ),
        (
            lambda output: (output / "README.md").mkdir(),
            "README.md: error: a folder is in the way",
        ),
        (
            lambda output: (output / "specloom.lock").write_text("[]"),
            "specloom.lock: error: the list of generated files can't be used",
        ),
        (
            lambda output: (output / "specloom.lock").write_text(
                '{"parts": {"docs": {"specloom": "1", "description": {},'
                ' "config": "", "files": {"../outside.txt": ""}}}}'
            ),
            "it names a file outside its folder",
        ),
    ],
)
def test_what_is_in_the_way_is_named(
    output: Path,
    weave: Callable[..., Changes],
    make: Callable[[Path], object],
    message: str,
) -> None:
    if "output: error" not in message:
        output.mkdir()
    make(output)
    with pytest.raises(UsageError) as caught:
        weave(FILES, force=True)
    assert message in str(caught.value)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_cannot_be_written_is_named(
    output: Path, weave: Callable[..., Changes]
) -> None:
    output.parent.chmod(0o555)
    try:
        with pytest.raises(UsageError, match="can't be written: permission denied"):
            weave(FILES)
    finally:
        output.parent.chmod(0o755)


def test_the_lock_remembers_names(output: Path) -> None:
    names = Names({"GET /pets": "pets.list"}, {"pet": "Pet"})
    assert names_in(output) == NO_NAMES
    write(sources(FILES), output, INPUTS, names=names)
    assert names_in(output) == names
    assert not compared(digests(sources(FILES)), output, INPUTS, names=names)
    assert compared(digests(sources(FILES)), output, INPUTS).changed == (
        "specloom.lock",
    )


def test_a_lock_of_an_earlier_version_remembers_none(
    output: Path, weave: Callable[..., Changes]
) -> None:
    weave(FILES)
    assert "names" not in json.loads((output / "specloom.lock").read_text())
    assert names_in(output) == NO_NAMES


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (
            {"operations": {"GET /a": "os.system('x')"}},
            "the names of the last run can't be kept: 'GET /a' can't be called",
        ),
        ({"schemas": {"a": "A(B)"}}, "'a' can't be called 'A(B)'"),
        ({"operations": ["GET /a"]}, "it isn't what specloom writes"),
        ([], "it isn't what specloom writes"),
        ("a", "it isn't what specloom writes"),
    ],
)
def test_names_that_no_run_gives_are_refused(
    output: Path, weave: Callable[..., Changes], names: object, said: str
) -> None:
    weave(FILES)
    lock = json.loads((output / "specloom.lock").read_text())
    (output / "specloom.lock").write_text(json.dumps(lock | {"names": names}))
    with pytest.raises(UsageError, match=re.escape(said)) as caught:
        names_in(output)
    assert caught.value.problems[0].place is not None
    assert "specloom.lock" in str(caught.value.problems[0].place)


def test_a_source_that_would_take_the_locks_place_is_refused(
    weave: Callable[..., Changes],
) -> None:
    with pytest.raises(DescriptionError, match="in each other's way"):
        weave({"Specloom.lock": ""})


def test_new_files_are_written_without_a_lock(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    write_new(sources(FILES), folder)
    assert texts(folder) == FILES
    with pytest.raises(UsageError, match="this file is there already"):
        write_new(sources({"README.md": "", "x": ""}), folder)
    assert texts(folder) == FILES
    write_new(sources({"README.md": "new"}), folder, force=True)
    assert texts(folder) == {**FILES, "README.md": "new"}
