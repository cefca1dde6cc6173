"""What each part of the truth says, column by column: the reference page is made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from synthetic_data.population.people import PEOPLE, PROVIDERS
from synthetic_data.systems.effects import COLUMNS as EFFECTS


@dataclass(frozen=True)
class Part:
    """One file of the truth: what a row is, and what each column means."""

    help: str
    columns: Mapping[str, str]


PARTS = {
    "people": Part("One row for each child, as it really is on the reference date.", PEOPLE),
    "providers": Part("One row for each childcare provider, as it really is.", PROVIDERS),
    "links": Part(
        "One row for each record of each table: whom it is really about.",
        {
            "table": "the table in which the record stands",
            "record_id": "the record's key in that table",
            "person_id": "the true child, or the true provider; missing where it is about neither",
            "entity": "`child`, `mother` (of the child named), `provider` or `none`",
        },
    ),
    "mistakes": Part(
        "One row for each cell that is not what the service would have written without a mistake. "
        "A cell is in this log if and only if it differs.",
        {
            "table": "the table in which the cell stands",
            "record_id": "the record's key in that table",
            "column": "the column of the cell",
            "error": "the mistake; joined by `+`, in order, where several struck the same cell",
            "truth": "what should have stood there; missing where the cell should be blank",
            "recorded": "what stands there; missing where the cell was left blank",
        },
    ),
    "effects": Part(
        "One row for each child and outcome: what became of it and what would have become of it, "
        "with and without each cause that the world has.",
        EFFECTS,
    ),
    "events": Part(
        "One row for each thing that a service did, or that befell a file or a week of it, and "
        "that no single cell shows, such as a return handed in twice.",
        {
            "table": "the table that it befell",
            "event": "its short name",
            "column": "the column by which you find the records",
            "value": "what that column holds in each of them",
            "help": "what happened, in a sentence",
            "file": "the file that it befell; blank where it was the table itself",
        },
    ),
    "childcare": Part(
        "One row for each child: the funded hours that it may use in the spring term, and uses.",
        {
            "person_id": "the true child",
            "eligible_two_year_offer": "whether the family may use the offer for two-year-olds",
            "working_parents": "whether every parent works enough for the working parents' hours",
            "eypp": "whether the child brings its setting the early years pupil premium",
            "uses_universal": "whether it uses the universal hours",
            "uses_two_year_offer": "whether it uses the offer for two-year-olds",
            "uses_working": "whether it uses the working parents' hours",
            "in_nursery_class": "whether it goes to a school's nursery class, where no claim shows",
        },
    ),
    "notes": Part(
        "One row for each note of `referral_notes`: what it says of the child's own speech.",
        {
            "note_id": "the note",
            "speech": "`concern`, `denied`, `past`, `somebody_else` or `not_mentioned`",
            "speech_concern": "whether it tells of a worry about this child's speech, now",
        },
    ),
}
"""Every file of `truth/`, by name."""
