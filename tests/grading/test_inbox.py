"""What is handed in is read with no trust: nothing hostile is opened, followed, or written out."""

from __future__ import annotations

import os
import socket
import stat
import threading
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from eyda.cli import cli
from grading import inbox
from grading.cohorts import Cohort, new_cohort
from grading.collect import collect
from grading.course import Assignment
from grading.faults import Unusable
from grading.release import instructor_notebook

SLUG = "u99-tiny"


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    roster = tmp_path / "roster.csv"
    roster.write_text("learner_id\na01\na02\n")
    return new_cohort(tmp_path / "cohorts" / "autumn", roster, "")


@pytest.fixture
def good(assignment: Assignment) -> bytes:
    return instructor_notebook(assignment)


@pytest.fixture(autouse=True)
def nothing_else_changes(tmp_path: Path) -> Iterator[None]:
    """Every test: no file appears or changes outside the cohort, whatever was handed in."""
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "evil.ipynb").write_text("the tutor's own")
    yield
    assert [(path.name, path.read_text()) for path in outside.iterdir()] == [
        ("evil.ipynb", "the tutor's own")
    ]


def entry(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo("placeholder", (2026, 2, 3, 4, 5, 6))
    made.filename = name
    made.external_attr = mode << 16
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def pack(path: Path, *entries: tuple[zipfile.ZipInfo, bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")  # two entries of one name are one of the attacks
        for about, data in entries:
            archive.writestr(about, data)
    return path


def files(cohort: Cohort) -> list[str]:
    return sorted(str(path.relative_to(cohort.root)) for path in cohort.root.rglob("*"))


def test_notebooks_of_an_archive_are_placed_like_those_of_a_folder(
    cohort: Cohort, assignment: Assignment, tmp_path: Path, good: bytes
) -> None:
    path = pack(
        tmp_path / "moodle.zip",
        (entry("Fenwether_a01_assignsubmission_file/work.ipynb"), good),
        (entry("a02/u99.IPYNB"), b"{"),
        (entry("__MACOSX/a02/._u99.ipynb"), b"x"),
        (entry("a02/inner.zip"), b"x"),
        (entry("a02/photo.png"), b"x"),
    )
    placed = {one.file.name: one for one in collect(cohort, assignment, [path])}
    assert {name: (one.learner, one.status) for name, one in placed.items()} == {
        "work.ipynb": ("a01", "new"),
        "u99.IPYNB": ("a02", "new"),
        "inner.zip": ("", "not placed"),
    }
    assert cohort.submitted(SLUG, "a01").read_bytes() == good
    stamp = cohort.submitted(SLUG, "a01").parent / "timestamp.txt"
    assert stamp.read_text() == "2026-02-03 04:05:06 UTC\n"


BOMB = b"\0" * 20_000_000
HOSTILE: dict[str, tuple[list[tuple[zipfile.ZipInfo, bytes]], str]] = {
    "zip slip": ([(entry("a01/../../../evil.ipynb"), b"{}")], "leads out of its own folder"),
    "zip slip in Windows' way": ([(entry("a01\\..\\evil.ipynb"), b"{}")], "leads out of its own"),
    "absolute name": ([(entry("/tmp/evil.ipynb"), b"{}")], "is an absolute name"),
    "drive letter": ([(entry("C:evil.ipynb"), b"{}")], "is an absolute name"),
    "network name": ([(entry("\\\\host\\evil.ipynb"), b"{}")], "is an absolute name"),
    "escape in a name": ([(entry("a01/\x1b[2Jx.ipynb"), b"{}")], "characters that do not show"),
    "right to left": ([(entry("a01/\u202ebnypi.x.ipynb"), b"{}")], "characters that do not show"),
    "symbolic link": (
        [(entry("a01/u99.ipynb", stat.S_IFLNK | 0o777), b"/etc/passwd")],
        "is a symbolic link",
    ),
    "device": ([(entry("a01/u99.ipynb", stat.S_IFCHR | 0o666), b"")], "is a device or the like"),
    "pipe": ([(entry("a01/u99.ipynb", stat.S_IFIFO | 0o666), b"")], "is a device or the like"),
    "case": (
        [(entry("a01/Work.ipynb"), b"{}"), (entry("a01/work.IPYNB"), b"{}")],
        "one name on many computers",
    ),
    "the same name twice": (
        [(entry("a01/work.ipynb"), b"{}"), (entry("a01/work.ipynb"), b"[]")],
        "one name on many computers",
    ),
    "accents": (
        [(entry("a01/caf\u00e9.ipynb"), b"{}"), (entry("a01/cafe\u0301.ipynb"), b"{}")],
        "one name on many computers",
    ),
    "bomb": ([(entry("a01/work.ipynb"), BOMB)], "times its size"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("way", ["named", "in a folder"])
def test_an_archive_that_no_honest_program_makes_is_refused_whole(
    cohort: Cohort, assignment: Assignment, tmp_path: Path, good: bytes, name: str, way: str
) -> None:
    entries, why = HOSTILE[name]
    path = pack(tmp_path / "inbox" / "a02" / "all.zip", (entry("a02/honest.ipynb"), good), *entries)
    before = files(cohort)
    if way == "named":
        with pytest.raises(Unusable, match="cannot be trusted") as refused:
            collect(cohort, assignment, [path])
        said = str(refused.value)
        assert said.count("\n") == 2
    else:
        (one,) = collect(cohort, assignment, [tmp_path / "inbox"])
        assert one.status == "not placed"
        said = one.how
    assert why in said
    assert said.replace("\n", "").isprintable()
    assert files(cohort) == before


def test_a_bomb_of_many_files_or_of_overlapping_ones_is_refused(
    cohort: Cohort, assignment: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "MOST_MEMBERS", 3)
    many = pack(tmp_path / "many.zip", *((entry(f"a0{n}.ipynb"), b"{}") for n in range(4)))
    with pytest.raises(Unusable, match="it holds 4 files"):
        collect(cohort, assignment, [many])
    monkeypatch.setattr(inbox, "MOST_UNPACKED", 1000)
    large = pack(tmp_path / "large.zip", *((entry(f"a0{n}.ipynb"), b"x" * 400) for n in range(3)))
    with pytest.raises(Unusable, match="would unpack to"):
        collect(cohort, assignment, [large])


def test_an_archive_that_lies_about_its_sizes_is_not_believed(
    cohort: Cohort, assignment: Assignment, tmp_path: Path
) -> None:
    """The directory says ten bytes; the data would be twenty million."""
    path = pack(tmp_path / "lie.zip", (entry("a01/u99.ipynb"), BOMB))
    size = len(BOMB).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (10).to_bytes(4, "little")))
    (one,) = collect(cohort, assignment, [path])
    assert one.status == "not placed"
    assert "cannot be read" in one.how


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\0" * 60, b"Rar!\x1a\x07"])
def test_what_is_no_archive_is_one_clear_message(
    cohort: Cohort, assignment: Assignment, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "a01.zip").write_bytes(data)
    with pytest.raises(Unusable, match="not a zip archive that can be read"):
        collect(cohort, assignment, [tmp_path / "a01.zip"])


def test_a_damaged_member_costs_itself_only(
    cohort: Cohort, assignment: Assignment, tmp_path: Path, good: bytes
) -> None:
    path = pack(tmp_path / "x.zip", (entry("a01/u99.ipynb"), good), (entry("a02/u99.ipynb"), good))
    data = bytearray(path.read_bytes())
    data[200] ^= 0xFF
    path.write_bytes(data)
    statuses = sorted(one.status for one in collect(cohort, assignment, [path]))
    assert statuses == ["new", "not placed"]


def fifo(path: Path) -> None:
    os.mkfifo(path)


def listener(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


def device(path: Path) -> None:
    os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero, which never ends


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def link_to_nothing(path: Path) -> None:
    path.symlink_to("/nowhere/at/all.ipynb")


def link_to_the_gradebook(path: Path) -> None:
    path.symlink_to("../cohorts/autumn/cohort.toml")


@pytest.mark.parametrize(
    "make",
    [fifo, listener, device, link_to_a_device, link_to_nothing, link_to_the_gradebook],
    ids=lambda make: make.__name__,
)
def test_what_is_no_ordinary_file_is_named_and_never_opened(
    cohort: Cohort,
    assignment: Assignment,
    tmp_path: Path,
    make: Callable[[Path], None],
    good: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a02_u99.ipynb").write_bytes(good)
    try:
        make(folder / "a01_u99.ipynb")
    except PermissionError:
        pytest.skip("only root can make a device here")
    found: dict[str, str] = {}

    def take_in() -> None:
        for one in collect(cohort, assignment, [folder]):
            found[one.file.name] = one.status

    running = threading.Thread(target=take_in, daemon=True)
    running.start()
    running.join(10)
    assert found == {"a01_u99.ipynb": "not placed", "a02_u99.ipynb": "new"}
    assert not cohort.submitted(SLUG, "a01").exists()


def test_a_linked_folder_is_named_and_not_entered(
    cohort: Cohort, assignment: Assignment, tmp_path: Path, good: bytes
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a01.ipynb").write_bytes(good)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a01").symlink_to(tmp_path / "elsewhere")
    (one,) = collect(cohort, assignment, [tmp_path / "in"])
    assert (one.status, one.how) == ("not placed", inbox.LINK)


def test_a_file_that_is_too_large_is_not_read(
    cohort: Cohort, assignment: Assignment, tmp_path: Path
) -> None:
    with (tmp_path / "a01_u99.ipynb").open("wb") as file:
        file.truncate(50_000_000_000)  # a hole: it takes no room here
    (one,) = collect(cohort, assignment, [tmp_path / "a01_u99.ipynb"])
    assert one.status == "not placed"
    assert "larger than 100 MB" in one.how


def test_a_name_cannot_steer_the_tutors_terminal(
    cohort: Cohort, tmp_path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "\x1b]0;owned\x07[bold]who_u99.ipynb").write_bytes(good)
    (folder / os.fsdecode(b"\xff\xfe_u99.ipynb")).write_bytes(good)
    exercises = Path(__file__).parent / "fixtures" / "course"
    words = ["collect", "u99", str(folder), "--assignments", str(exercises)]
    said = CliRunner().invoke(cli, [*words, "--cohorts", str(cohort.root.parent)])
    assert said.exit_code == 0, said.output
    assert "\x1b" not in said.output
    assert "[bold]who_u99.ipynb" in said.output
