"""A kill or a full disk at any moment leaves the old pack or the new one, whole, never neither."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from synthetic_data import building, files, load_scenario, shards, unfinished
from synthetic_data.check import read_manifest
from synthetic_data.faults import Unusable
from synthetic_data.files import sha256
from synthetic_data.locking import LOCK, held
from synthetic_data.scenario import Scenario

ROOT = Path(__file__).parents[2]
KILLS = 8
KILLED_OFTEN = f"""
import os, random, signal, sys, time
from pathlib import Path
from synthetic_data import building, files, generate, load_scenario
from synthetic_data.check import read_manifest
out, in_one_step = Path(sys.argv[1]), sys.argv[2] == "one step"
if not in_one_step:
    building.exchanged = lambda one, other: False
worlds = [generate(load_scenario("tiny", seed=seed)) for seed in (1, 2)]
began = time.monotonic()
files.write(worlds[0], out)
takes = time.monotonic() - began
random.seed(4)

def sound():
    listed = read_manifest(out)["files"]
    return bool(listed) and all(files.sha256(out / path) == sum_ for path, sum_ in listed.items())

for kill in range({KILLS}):
    child = os.fork()
    if not child:
        while True:
            for world in reversed(worlds):
                files.write(world, out)
    time.sleep(random.uniform(0, 1.6 * takes))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if in_one_step:
        assert sound(), f"after kill {{kill}}"
files.write(worlds[1], out)
assert sound() and read_manifest(out)["seed"] == 2
assert [path.name for path in out.parent.iterdir()] == [out.name], list(out.parent.iterdir())
"""
MAKE_MANY = """
import sys
from pathlib import Path
from synthetic_data import load_scenario, shards
if __name__ == "__main__":
    many = load_scenario("tiny", seed=3).but(births_per_year=20, authorities=2)
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    shards.make(many, Path(sys.argv[1]), jobs=jobs, step=lambda what: print(what, flush=True))
"""
MANY = load_scenario("tiny", seed=3).but(births_per_year=20, authorities=3)


def run(code: str, *words: str | Path, **how: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, **how)


def bytes_of(folder: Path) -> dict[str, bytes]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("how", ["one step", "two steps"])
def test_a_kill_at_any_moment_leaves_a_whole_pack_and_the_next_run_leaves_nothing_else(
    how: str, tmp_path: Path
) -> None:
    done = run(KILLED_OFTEN, tmp_path / "pack", how)
    assert done.returncode == 0, done.stderr


def test_two_folders_change_places_in_one_step_on_linux(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if sys.platform == "linux":
        assert building.exchanged(tmp_path / "one", tmp_path / "other")
        assert (tmp_path / "other" / "one").exists()
    assert not building.exchanged(tmp_path / "one", tmp_path / "nowhere")


def fails_in(out: Path) -> None:
    with building.building_of(out) as folder:
        raise RuntimeError(f"{len(list(folder.iterdir())) or 'no'} file")


def test_a_kill_between_two_renames_is_put_right_by_the_next_run(
    tmp_path: Path,
) -> None:
    out = tmp_path / "place"
    workshop = building.workshop_of(out)
    (workshop / building.OLD).mkdir(parents=True)
    (workshop / building.OLD / "old").touch()
    (workshop / building.NEW).mkdir()
    (workshop / building.NEW / "half").touch()
    with pytest.raises(RuntimeError, match="no file"):
        fails_in(out)
    assert [path.name for path in out.iterdir()] == ["old"]
    assert [path.name for path in tmp_path.iterdir()] == ["place"]


def test_a_pack_is_made_by_one_run_at_a_time(tmp_path: Path) -> None:
    out = tmp_path / "place"
    with building.building_of(out) as mine:
        (mine / "mine").touch()
        with pytest.raises(Unusable, match="Another run"), building.building_of(out):
            pass
    assert [path.name for path in out.iterdir()] == ["mine"]


def test_a_lock_that_is_lost_to_its_remover_is_taken_anew(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    with held(folder):
        assert (folder / LOCK).exists()
    assert not folder.exists()
    with held(folder):
        (folder / "kept").touch()
    with held(folder):
        (folder / "kept").unlink()
    assert not folder.exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of 400 kB; None where this machine lets nobody mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=400k", "none", str(place)]
    done = mount and subprocess.run(command, capture_output=True, check=False).returncode == 0
    yield place if done else None
    if done:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("scenario", ["one", "many"])
def test_a_disk_that_is_really_full_is_one_message_and_leaves_the_old_pack(
    scenario: str, small_disk: Path | None, tmp_path: Path
) -> None:
    place = small_disk or tmp_path
    (place / "old").mkdir()
    (place / "old" / "manifest.json").write_text("{}")
    words = ["data", "make", "--scenario", "tiny", "--seed", "7", "--out", str(place / "old")]
    words += ["--shards", "3", "--jobs", "2"] if scenario == "many" else []

    def limited() -> None:
        if small_disk is None:  # no file may be larger than a few kilobytes
            resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))

    done = subprocess.run(
        [sys.executable, "-m", "eyda", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        preexec_fn=limited,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "There is no room" in done.stderr
    assert "Traceback" not in done.stderr
    assert (place / "old" / "manifest.json").read_text() == "{}"
    assert [path.name for path in place.iterdir() if path.name != "disk"] == ["old"]


def test_a_file_that_may_not_grow_is_told_like_a_full_disk(tmp_path: Path) -> None:
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000));"
        "from eyda.cli import main; main()"
    )
    done = run(code, "data", "make", "--scenario", "tiny", "--out", tmp_path / "pack")
    assert done.returncode == 2, done.stderr
    assert "file too large" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_nobody_may_write_in_is_one_message(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o555)
    # Rights do not bind root; nobody at all can make a folder among the system's processes.
    out = (Path("/proc/self") if os.getuid() == 0 else locked) / "pack"
    done = run("from eyda.cli import main; main()", "data", "make", "--out", out)
    assert done.returncode == 2, done.stderr
    assert "next: check the path, its rights and the free space" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(locked.iterdir()) == []


def test_a_killed_run_goes_on_where_it_was_to_the_same_bytes(tmp_path: Path) -> None:
    out, whole = tmp_path / "killed", tmp_path / "whole"
    command = [sys.executable, "-c", MAKE_MANY, str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert "1 of 2 authorities" in process.stdout.readline()
        process.kill()
    assert not out.exists()
    said = run(MAKE_MANY, out).stdout
    assert said.startswith("1 of 2 authorities are there from an earlier run")
    assert run(MAKE_MANY, whole).returncode == 0
    assert bytes_of(out) == bytes_of(whole)
    assert {path.name for path in tmp_path.iterdir()} == {"killed", "whole"}


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs of one small file each, so that what is done with packs can be seen quickly."""

    def write_in(scenario: Scenario, folder: Path) -> dict[str, Any]:
        (folder / "file").write_text(f"{scenario.seed} {scenario.authority}")
        manifest = {
            **files.origin(scenario),
            "tables": {"births": {"rows": 1}},
            "files": {"file": sha256(folder / "file")},
        }
        files.write_manifest(manifest, folder)
        return manifest

    monkeypatch.setattr(shards, "generate", lambda scenario: scenario)
    monkeypatch.setattr(files, "write_in", write_in)


@pytest.mark.usefixtures("little")
def test_what_was_finished_is_made_anew_where_it_is_spoilt_or_of_another_plan(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"

    def first_words(scenario: Scenario = MANY, *, resume: bool = True) -> str:
        said: list[str] = []

        def step(what: str) -> None:
            said.append(what)
            if what.startswith("2 of 3 authorities, "):
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            shards.make(scenario, out, step=step, resume=resume)
        return said[0]

    assert first_words().startswith("1 of 3 authorities, ")
    inside = building.workshop_of(out) / building.NEW
    assert sorted(path.name for path in inside.iterdir()) == ["authority=001", "authority=002"]
    (inside / "authority=002" / "file").write_text("spoilt")
    (inside / "stray").touch()
    assert first_words().startswith("1 of 3 authorities are there")
    assert not (inside / "stray").exists()
    assert first_words(resume=False).startswith("1 of 3 authorities, ")
    assert first_words(MANY.but(seed=4)).startswith("1 of 3 authorities, ")
    manifest = shards.make(MANY, out)
    assert read_manifest(out)["seed"] == 3
    assert (out / "authority=002" / "file").read_text() == "3 2"
    assert all(sha256(out / path) == sum_ for path, sum_ in manifest["files"].items())
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_another_program_has_another_plan(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = unfinished.plan(MANY)
    assert before == unfinished.plan(MANY) != unfinished.plan(MANY.but(learner="ada"))
    (tmp_path / "other.py").touch()
    monkeypatch.setattr(unfinished, "PROGRAM", tmp_path)
    assert unfinished.plan(MANY) != before


def gone(group: int) -> bool:
    """Whether nobody of a family of processes is left within some seconds."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_ctrl_c_ends_a_run_of_many_processes_at_once_in_one_line(tmp_path: Path) -> None:
    words = ["data", "make", "--scenario", "region", "--jobs", "2", "--out", str(tmp_path / "out")]
    process = subprocess.Popen(
        [sys.executable, "-m", "eyda", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    workshop = tmp_path / ".out.making" / "pack"
    while not (workshop.is_dir() and any(workshop.iterdir())) and process.poll() is None:
        pass
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert process.returncode == 130
    assert len([line for line in errors.splitlines() if line.strip()]) == 2, errors
    assert "stopped" in errors
    assert not (tmp_path / "out").exists()
    assert gone(process.pid)


def test_a_worker_that_is_killed_is_one_message_and_the_rest_is_kept(tmp_path: Path) -> None:
    code = MAKE_MANY.replace("shards.make(", "shards.make_one = dies_at_two; shards.make(").replace(
        "if __name__",
        """import os, signal
one = shards.make_one
def dies_at_two(scenario, folder):
    if scenario.authority == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return one(scenario, folder)
if __name__""",
    )
    script = tmp_path / "script.py"
    script.write_text(code)
    command = [sys.executable, str(script), str(tmp_path / "out"), "2"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert "Interrupted: A process at work was ended from outside" in done.stderr
    assert (tmp_path / ".out.making" / "plan").exists()
