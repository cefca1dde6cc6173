"""Which Java there is, told from what Java itself says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from eyda import doctor
from eyda.java import find_java

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the pretended Java is a shell script")


def pretend(folder: Path, says: str) -> Path:
    """A home of a Java that says this when it is asked for its version."""
    java = folder / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f"#!/bin/sh\necho '{says}' >&2\n")
    java.chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("says", "version", "fine"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17, True),
        ('java version "21" 2023-09-19 LTS', 21, True),
        ('openjdk version "11.0.22" 2024-01-16', 11, False),
        ('java version "1.8.0_401"', 8, False),
        ("something else", None, False),
    ],
)
def test_the_version_of_java_decides(
    says: str, version: int | None, fine: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(pretend(tmp_path, says)))
    found = find_java()
    assert found is not None
    assert (found.version, found.fine) == (version, fine)
    (told,) = doctor.java()
    assert told.fine == fine
    assert not told.needed


def test_the_home_of_java_goes_before_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = pretend(tmp_path / "old", 'version "11.0.1"')
    new = pretend(tmp_path / "new", 'version "17.0.1"')
    monkeypatch.setenv("PATH", f"{old / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert find_java().version == 11
    monkeypatch.setenv("JAVA_HOME", str(new))
    assert find_java().version == 17


def test_without_java_the_doctor_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    (told,) = doctor.java()
    assert not told.fine
    assert not told.needed
    assert "17" in told.fix
