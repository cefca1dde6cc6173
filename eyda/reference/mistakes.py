"""The page on how data go wrong: kinds of mistake, how often, whom they strike, what is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eyda.reference.habits import HABITS, Habit
from eyda.reference.markdown import code, dropdown, link, listed, page, sentence, table
from synthetic_data.errors import CellError, Stage
from synthetic_data.errors.contract import Unit
from synthetic_data.errors.examples import BLANK, before_and_after
from synthetic_data.errors.rates import HERITAGE_PREFIX, rate
from synthetic_data.scenario import Rate, Scenario
from synthetic_data.schema import Table
from synthetic_data.systems import System

STAGES = {
    Stage.VALUES: "Somebody believes a wrong thing",
    Stage.TYPING: "Somebody types it wrongly",
    Stage.BLANKS: "Somebody leaves it out",
    Stage.FILE: "A file is written or read wrongly",
}
COUNTED = {
    Unit.CELL: "in 100 cells",
    Unit.RECORD: "in 100 records",
    Unit.TWINS: "in 100 births of twins",
    Unit.PLACE: "in 100 places",
}
GROUPS = {
    "newly_arrived": "children who came from abroad",
    "most_deprived": "the most deprived fifth",
    "least_deprived": "the least deprived fifth",
    "movers": "children who have moved",
    "often_moved": "children who have moved more than once",
    "young_mother": "children of very young mothers",
    "older_mother": "children of mothers over forty",
    "double_barrelled": "double surnames",
    "mixed_or_other": "families of mixed or other heritage",
    "born_early": "babies born before 37 weeks",
    "twins": "twins and triplets",
    "not_white_british": "all but White British families",
}
PROPER = {
    "nhs": "NHS",
    "january": "January",
    "mothers": "mother's",
    "Mothers": "Mother's",
    "sibling ": "sibling's ",
    "Sibling ": "Sibling's ",
}
WHOLE = 5
"""From so many columns on with one rate, the page counts them instead of naming each."""


def text(systems: Sequence[System], errors: Sequence[CellError], scenario: Scenario) -> str:
    """The page, for the rates of this scenario."""
    tables = [system.table for system in systems]
    return page(
        [
            *_head(),
            *_kinds(errors, tables, scenario),
            *_struck(scenario),
            *_habits(systems),
            *_ours(scenario),
        ]
    )


def _head() -> Iterator[str]:
    yield "# Kinds of mistake in the data"
    yield (
        "Two things make records of one child differ. **People make mistakes**: they mistype, "
        "they swap the day and the month, they fill a box with zeros to get past it. And "
        "**services know different things**: nobody has told the nursery that the family has "
        "moved. You will meet both, and often you cannot tell which it was."
    )
    yield (
        "Each kind of mistake below is put into the data on purpose, and every changed cell is "
        "kept in a log that only tutors have: see [how the truth is kept](truth.md). Where a study "
        "has looked at something like it, we say which. How often it happens here is always our "
        "own judgement."
    )


def _kinds(
    errors: Sequence[CellError], tables: Sequence[Table], scenario: Scenario
) -> Iterator[str]:
    for stage, title in STAGES.items():
        here = [error for error in errors if error.stage is stage]
        if here:
            yield f"## {title}"
        for error in here:
            yield from _kind(error, tables, scenario)


def _kind(error: CellError, tables: Sequence[Table], scenario: Scenario) -> Iterator[str]:
    yield f"### {title(error)}"
    yield error.help
    said = [example(error)]
    if error.unit is not Unit.CELL:
        said.append(f"It strikes {error.unit.value} together.")
    if error.evidence:
        yield " ".join(said)
        yield f"**Evidence.** {sentence(error.evidence.replace(' %', '%'))}"
    else:
        yield " ".join([*said, "*We know of no published rate.*"])
    yield _rates(error, tables, scenario)


def example(error: CellError) -> str:
    """What the error makes of a cell."""
    before, after = before_and_after(error)
    return f"{code(before)} becomes {code(after) if after != BLANK else 'blank'}." if after else ""


def title(error: CellError) -> str:
    """The name of an error as a heading."""
    return plain(error.name.capitalize())


def plain(name: str) -> str:
    """The name of an error in words."""
    words = name.replace("_", " ")
    for bare, proper in PROPER.items():
        words = words.replace(bare, proper)
    return words


def _rates(error: CellError, tables: Sequence[Table], scenario: Scenario) -> str:
    rows = [(link(one.name), where) for one in tables if (where := rates(error, one, scenario))]
    if not rows:
        return "It is switched off in the class data."
    counted = COUNTED[error.unit]
    caption = f"{title(error)}: how often {counted}, by table"
    return dropdown(f"How often {counted}", table(caption, ("Table", "Columns and rates"), rows))


def rates(error: CellError, one: Table, scenario: Scenario) -> str:
    """The rates of an error in a table, columns with the same rate together: `dob 0.4`."""
    found: dict[float, list[str]] = {}
    for column in one.columns:
        often = rate(scenario, one.name, error, column)
        if often > 0:
            found.setdefault(often, []).append(column.name)
    return "; ".join(f"{_columns(names)} {percent(often)}" for often, names in found.items())


def _columns(names: Sequence[str]) -> str:
    if len(names) >= WHOLE:
        return f"{len(names)} columns, each"
    return ", ".join(code(name) for name in names)


def percent(share: float) -> str:
    """A share in 100, without needless digits: 0.004 is `0.4`."""
    return f"{100 * share:.3g}"


def _struck(scenario: Scenario) -> Iterator[str]:
    yield "## Who is struck more often"
    yield (
        "Mistakes do not fall on everybody alike, and so links are not missed for everybody alike. "
        "When school and hospital records of England were linked, children of minority ethnic "
        "groups and of the most deprived areas were linked less often (Libuy and others, "
        "*International Journal of Population Data Science*, 2021). So here each rate of a table "
        "is multiplied for records about some children. The factors are our judgement."
    )
    rows = [(link(name), _factors(groups)) for name, groups in scenario.uneven.items()]
    caption = "By how much the rates of a table are multiplied"
    yield table(caption, ("Table", "Who is struck more often"), rows)
    yield from _bad_weeks(scenario)


def _factors(groups: Mapping[str, Rate]) -> str:
    """Who is struck more often in a table: by every mistake, and by single ones."""
    usual = {name: times for name, times in groups.items() if not isinstance(times, Mapping)}
    own = {name: times for name, times in groups.items() if isinstance(times, Mapping)}
    said = [_words(usual)] * bool(usual)
    said += [f"*{plain(name)}* alone: {_words(times)}" for name, times in own.items()]
    return "<br>".join(said)


def _words(groups: Mapping[str, float]) -> str:
    return "; ".join(f"**×{times}** {words}" for times, words in by_times(groups)) or "all alike"


def _bad_weeks(scenario: Scenario) -> Iterator[str]:
    """Weeks in which a place gets much wrong, where the scenario has any."""
    if not scenario.bad_spells:
        return
    yield "### Bad weeks"
    yield (
        "A new clerk, a broken scanner: in a bad week one place gets much wrong at once. All rates "
        "are multiplied for what it typed in that week."
    )
    rows = [
        (link(name), f"{percent(knobs.get('share', 0))} in 100", f"×{knobs.get('times', 1):g}")
        for name, knobs in scenario.bad_spells.items()
    ]
    yield table("Bad weeks", ("Table", "Weeks of each place", "Rates"), rows, look="rows")


def by_times(groups: Mapping[str, float]) -> list[tuple[str, str]]:
    """Factor and groups, the highest factor first."""
    found: dict[float, list[str]] = {}
    for name, times in groups.items():
        found.setdefault(times, []).append(group(name))
    return [(f"{times:g}", listed(found[times])) for times in sorted(found, reverse=True)]


def group(name: str) -> str:
    """A group as a reader knows it."""
    if name.startswith(HERITAGE_PREFIX):
        return name.removeprefix(HERITAGE_PREFIX).replace("_", " ").title() + " families"
    return GROUPS.get(name, name.replace("_", " "))


def _habits(systems: Sequence[System]) -> Iterator[str]:
    yield "## What looks like a mistake and is none"
    yield (
        "Each service writes down what it knows, in its own way. The log of mistakes holds nothing "
        "of this, because nobody did anything wrong. All these shares are our judgement."
    )
    for habit in HABITS:
        yield f"### {habit.title}"
        yield habit.words
        header = ("What the service does", "Where, and how often")
        yield table(f"{habit.title}: what services do", header, _habit(habit, systems))


def _habit(habit: Habit, systems: Sequence[System]) -> list[tuple[str, str]]:
    """Each way of services with the tables where it is found, those that say it alike together."""
    found: dict[str, list[str]] = {}
    for system in systems:
        for knob in system.knobs:
            if knob.name in habit.knobs:
                where = f"{link(system.table.name)} **{value(knob.default)}**"
                found.setdefault(sentence(knob.help), []).append(where)
    return [(words, "<br>".join(where)) for words, where in found.items()]


def value(number: float) -> str:
    """A setting as a reader meets it: shares in per cent, days and counts as they are."""
    return f"{percent(number)}%" if 0 < number < 1 else f"{number:g}"


def _ours(scenario: Scenario) -> Iterator[str]:
    yield "## What is evidence here and what is not"
    yield (
        "No study counts mistakes in the collections of an English authority as this page does. "
        "Where a study is named above, it found that the thing happens, and how often among the "
        "people whom it studied. **The rates are ours**: chosen so that lessons "
        "work and so that links fail for some families more than for others. Do not quote them."
    )
    yield (
        f"Every rate is a setting in the scenario file `{scenario.name}.toml`; `eyda data describe "
        "--settings` lists them. A tutor can make a world with more mistakes, with fewer, or with "
        "none."
    )
