"""The linkage benchmarks measure what the lesson says; none of these tests needs a peer or Java."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from benchmarks import environments, methods, spark, taught, weights
from benchmarks.environments import Missing
from benchmarks.judge import NoLinks, judged
from benchmarks.ours import hand_weights, run_pipeline
from benchmarks.records import one_to_one
from benchmarks.watching import Run
from eyda.java import Java
from synthetic_data import files, generate, load_scenario

ROOT = Path(__file__).parents[2]
LESSON = """\
---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---

# A lesson

```{code-cell} python3
:tags: [pipeline]
from splink import DuckDBAPI
```

```{code-cell} python3
shown = "not part of it"
```

```{code-cell} python3
---
tags: [hide-input, pipeline]
---
database = DuckDBAPI()
```
"""


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "lesson-4.md"
    path.write_text(LESSON, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("linkage") / "tiny"
    files.write(generate(load_scenario("tiny", seed=1)), out)
    return out


# --- the lesson's own cells


def test_the_pipeline_is_the_tagged_cells_in_their_order(lesson: Path) -> None:
    assert taught.pipeline(lesson).split("\n\n") == [
        "from splink import DuckDBAPI",
        "database = DuckDBAPI()\n",
    ]


def test_a_lesson_without_a_pipeline_is_told_what_it_lacks(lesson: Path) -> None:
    lesson.write_text(LESSON.replace("pipeline", "other"), encoding="utf-8")
    with pytest.raises(Missing, match=r"No code cell of lesson-4\.md has the tag 'pipeline'"):
        taught.pipeline(lesson)
    lesson.unlink()
    with pytest.raises(Missing, match="There is no lesson"):
        taught.pipeline(lesson)


def test_one_line_moves_the_pipeline_to_spark(lesson: Path) -> None:
    code = taught.pipeline(lesson)
    moved = taught.on_spark(code)
    assert moved.startswith(taught.BEFORE)
    before, after = code.splitlines(), moved.removeprefix(taught.BEFORE).splitlines()
    changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert changed == [("database = DuckDBAPI()", "database = SparkAPI(spark_session=spark)")]


@pytest.mark.parametrize("code", ["links = 1\n", "a = DuckDBAPI()\nb = DuckDBAPI()\n"])
def test_a_pipeline_with_no_one_engine_is_not_moved(code: str) -> None:
    with pytest.raises(Missing, match=f"in {code.count('DuckDBAPI')} of its lines"):
        taught.on_spark(code)


def test_what_the_code_leaves_is_timed_and_judged(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EYDA_DATA", str(pack))
    code = tmp_path / "code.py"
    code.write_text(
        "from synthetic_data import truth\n"
        "known = truth('links').dropna(subset=['person_id'])\n"
        "sides = [known[known['table'] == name] for name in ('births', 'reception')]\n"
        "links = sides[0].merge(sides[1], on='person_id', suffixes=('', '_r'))\n"
        "links = links[['record_id', 'record_id_r']]\n"
    )
    found = run_pipeline.main(code, spark=False)
    assert found["tables"] == ["births", "reception"]
    assert found["precision"] == found["recall"] == 1
    assert found["seconds"] >= found["starting"] >= 0
    code.write_text("pairs = 1\n")
    with pytest.raises(SystemExit, match="no table `links`"):
        run_pipeline.main(code, spark=False)


# --- the verdict

KNOWN = pd.DataFrame(
    [
        ("births", "B1", "ann"), ("births", "B2", "ben"), ("births", "B3", "cat"),
        ("births", "B4", None), ("hub", "H1", "ann"), ("hub", "H2", "ann"), ("hub", "H3", "ben"),
        ("hub", "H4", None), ("hub", "H5", "dev"), ("school", "S1", "cat"),
    ],
    columns=["table", "record_id", "person_id"],
)  # fmt: skip


def test_links_are_held_against_every_true_pair() -> None:
    links = pd.DataFrame(
        {"score": [9.0, 8, 7], "birth": ["B1", "B2", "B4"], "form": ["H1", "H5", "H4"]}
    )
    found = judged(links, KNOWN)
    assert (found.left, found.right) == ("births", "hub")
    assert (found.links, found.right_links, found.true_links) == (3, 1, 3)
    assert found.precision == found.recall == pytest.approx(1 / 3)
    assert found.one_to_one
    assert not judged(links.assign(birth=["B1", "B1", "B2"]), KNOWN).one_to_one
    assert judged(pd.concat([links, links]), KNOWN).links == 3


def test_two_records_about_nobody_are_no_right_link() -> None:
    nobody = pd.DataFrame({"birth": ["B4"], "form": ["H4"]})
    assert judged(nobody, KNOWN).precision == 0


@pytest.mark.parametrize(
    "links",
    [
        pd.DataFrame({"birth": ["B1"], "form": ["unheard of"]}),
        pd.DataFrame({"birth": [], "form": []}),
        pd.DataFrame({"birth": ["B1"]}),
    ],
)
def test_what_is_no_table_of_links_is_refused(links: pd.DataFrame) -> None:
    with pytest.raises(NoLinks, match="two columns of record ids"):
        judged(links, KNOWN)


@pytest.mark.parametrize(
    ("changed", "held"),
    [
        ({}, True),
        ({"precision": 0.994}, False),
        ({"recall": 0.94}, False),
        ({"one_to_one": False}, False),
    ],
)
def test_the_two_bars_are_judged(changed: dict[str, float], held: bool) -> None:
    found = {"precision": 0.995, "recall": 0.95, "one_to_one": True, **changed}
    assert methods.verdict(found).endswith(": holds." if held else ": does not hold.")


# --- weights set by hand

CHILD = {
    "unique_id": "B1", "forename": "mia", "surname": "osei", "dob": "2021-03-04",
    "postcode": "ZZ11AA", "sex": "F", "sector": "ZZ11",
}  # fmt: skip


def pair(**changed: str | None) -> pd.DataFrame:
    """One pair: a child, and a record that differs so far."""
    one = pd.DataFrame([CHILD]).add_suffix("_l")
    return one.join(pd.DataFrame([{**CHILD, **changed}]).add_suffix("_r"))


def bits(**changed: str | None) -> float:
    return float(hand_weights.score(pair(**changed))[0])


def test_what_agrees_counts_for_and_what_differs_counts_against() -> None:
    assert bits() == pytest.approx(sum(weights.bits(field)["same"] for field in weights.M))
    alike = {"forename": "miaa", "surname": "oseii", "dob": "2021-03-05", "postcode": "ZZ11AB"}
    for field, value in alike.items():
        different = {"sector": "ZZ99"} if field == "postcode" else {}
        wrong = "2019-11-20" if field == "dob" else "quite another"
        assert bits() > bits(**{field: value}) > bits(**{field: wrong, **different}), field


@pytest.mark.parametrize("field", sorted(weights.M))
def test_a_missing_field_says_nothing(field: str) -> None:
    assert bits() - bits(**{field: None}) == pytest.approx(weights.bits(field)["same"])


def test_chances_of_a_field_add_up_to_one() -> None:
    for chances in (*weights.M.values(), *weights.U.values()):
        assert sum(chances) == pytest.approx(1, abs=0.001)


def test_each_record_keeps_one_link_and_the_best_one() -> None:
    pairs = pd.DataFrame(
        {"left": ["a", "a", "b", "c"], "right": ["x", "y", "x", "z"], "score": [9.0, 5, 8, 7]}
    )
    assert one_to_one(pairs)[["left", "right"]].to_numpy().tolist() == [["a", "x"], ["c", "z"]]


def test_weights_set_by_hand_link_a_small_world(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EYDA_DATA", str(pack))
    tables = [hand_weights.ready(name) for name in ("births", "reception")]
    found = run_pipeline.report(hand_weights.linked(*tables)[["left", "right"]])
    assert found["one_to_one"]
    assert found["precision"] > 0.95
    assert found["recall"] > 0.8


# --- Spark


def pretended(seconds: float) -> Run:
    result = f'{{"links": 9, "precision": 1, "recall": 1, "seconds": {seconds}, "starting": 0}}'
    return Run(seconds, 100.0 * seconds, result, {"java": 50.0})


@pytest.fixture
def measured(lesson: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """What was run, with nothing run in truth: DuckDB takes 2 seconds and Spark 8."""
    commands: list[Sequence[str]] = []

    def pretend(command: Sequence[str | Path], _: dict[str, str]) -> Run:
        commands.append([str(word) for word in command])
        return pretended(8 if "--spark" in command else 2)

    code = taught.pipeline(lesson)
    monkeypatch.setattr(spark, "pipeline", lambda: code)
    monkeypatch.setattr(spark, "python_of", lambda _: Path(sys.executable))
    monkeypatch.setattr(spark, "environment", dict)
    monkeypatch.setattr(spark, "watched", pretend)
    monkeypatch.setattr(methods, "BUILD", tmp_path)
    return commands


def test_both_engines_run_what_differs_in_one_line(
    measured: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spark, "find_java", lambda: Java("java", 17))
    table = spark.run()
    assert [row[0].split(",")[0] for row in table.rows] == ["DuckDB", "Spark"]
    assert "Spark took 4.0 times as long as DuckDB, and 4.0 times the memory." in table.notes
    duckdb, on_spark = (Path(command[2]).read_text() for command in measured)
    assert taught.on_spark(duckdb) == on_spark


@pytest.mark.parametrize(("java", "said"), [(None, "has none"), (Java("java", 11), "has 11, java")])
def test_without_java_the_rest_is_measured_and_one_line_says_what_to_install(
    java: Java | None,
    said: str,
    measured: list[Sequence[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spark, "find_java", lambda: java)
    table = spark.run()
    assert [row[0] for row in table.rows] == ["DuckDB"]
    assert len(measured) == 1
    (line,) = (note for note in table.notes if "Java" in note)
    assert said in line
    assert "install a Java runtime" in line
    assert "\n" not in line


def test_the_page_of_the_book_shows_the_line_and_the_settings_that_are_run() -> None:
    page = (ROOT / "book/reference/linking-on-spark.md").read_text(encoding="utf-8")
    assert f"| `database = {taught.ON_DUCKDB}` | `database = {taught.ON_SPARK}` |" in page
    session = (ROOT / "benchmarks/spark_session.py").read_text(encoding="utf-8")
    ours = {line.strip() for line in session.splitlines()}
    shown = page.split("\nsettings = {\n")[1].split("\n}\n")[0].splitlines()
    assert len(shown) >= 6
    assert not [line for line in shown if line.strip() not in ours]
    assert "{code-cell}" not in page


# --- what Spark needs


def pins(name: str) -> dict[tuple[str, str], str]:
    """The version of each package, by its name and the Pythons that it is for."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==(\S+)(?: ; (.+?))? \\$", text, flags=re.MULTILINE)
    return {(package, where): version for package, version, where in found}


def test_spark_has_the_versions_of_the_course() -> None:
    course, there = pins("requirements.txt"), pins("requirements-spark.txt")
    extra = {name for name, _ in there.keys() - course.keys()}
    assert extra == {"pyspark", "py4j"}
    assert {key: course[key] for key in there.keys() & course.keys()} == {
        key: version for key, version in there.items() if key in course
    }
    assert {"splink", "duckdb", "pandas", "pyarrow"} <= {name for name, _ in there}


def test_every_package_for_spark_is_checked_by_hash() -> None:
    text = (ROOT / "requirements-spark.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins("requirements-spark.txt"))
    assert all("--hash=sha256:" in block for block in blocks)


def test_a_new_lock_makes_the_environment_of_spark_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, ...]] = []

    def pretend(peer: str, *words: str | Path) -> None:
        calls.append(tuple(map(str, words)))
        if words[0] == "venv":
            python = Path(words[-1]) / "bin/python"
            python.parent.mkdir(parents=True)
            python.touch()

    lock = tmp_path / "lock.txt"
    lock.write_text("pyspark==1 --hash=sha256:0\n")
    monkeypatch.setattr(environments, "HERE", tmp_path / "envs")
    monkeypatch.setattr(environments, "_uv", pretend)
    monkeypatch.setitem(environments.LOCKED, "spark", lock)
    environments.python_of("spark")
    environments.python_of("spark")
    assert len(calls) == 2
    assert calls[-1][-3:] == ("--require-hashes", "-r", str(lock))
    lock.write_text("pyspark==2 --hash=sha256:0\n")
    environments.python_of("spark")
    assert len(calls) == 4
