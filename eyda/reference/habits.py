"""Ways of services that look like mistakes and are none, by what a learner would notice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Habit:
    """Something that services do, and the settings of theirs that say how often."""

    title: str
    words: str
    knobs: tuple[str, ...]


HABITS = (
    Habit(
        "Names",
        "A baby is on the birth notice before it has a name, so it is called Baby there. Later the "
        "same child may have a short name, a name spelt as somebody heard it, or another surname "
        "than the one on the notice.",
        (
            "never_named",
            "surname_never_updated",
            "preferred_surname",
            "short",
            "by_ear",
            "capitals",
        ),
    ),
    Habit(
        "Addresses",
        "A family that moves tells one service at once and another one never. Until then the old "
        "postcode is what the service knows.",
        ("address_lag_days",),
    ),
    Habit(
        "Identifiers",
        "Health services have the NHS number of nearly every child; others only write it down when "
        "a parent brings it. Pupil numbers begin with school.",
        (
            "nhs_number",
            "mother_nhs_number",
            "nhs_number_in_keen_schools",
            "nhs_number_elsewhere",
            "new_arrival",
            "most_deprived",
            "spaced",
            "upn",
            "former_upn",
            "eligibility_code",
            "code_missing",
        ),
    ),
    Habit(
        "Answers that were not given",
        "A family may decline to say, or was never asked. These are codes, not blanks.",
        (
            "ethnicity_not_stated",
            "ethnicity_not_known",
            "ethnicity_refused",
            "ethnicity_not_obtained",
            "refusing_settings",
            "score_missing",
            "items_left_out",
        ),
    ),
    Habit(
        "More than one record",
        "A child registered at two hubs has two forms, and a child at two settings two rows in the "
        "census. A return that is handed in twice has every child twice.",
        ("twice", "two_settings", "both_claim_all", "twice_settings"),
    ),
    Habit(
        "Late entries and new codes",
        "What happened on Monday is typed in on Thursday, or after the system has come back. New "
        "software brings new codes, and not everybody has it.",
        (
            "entered_same_day",
            "entered_late_days",
            "bad_week_days",
            "new_ethnicity_codes",
            "part_term",
        ),
    ),
)
