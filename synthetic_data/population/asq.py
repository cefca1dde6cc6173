"""The scale of the ASQ-3: which form a child's age calls for, and the score that a result makes."""

from __future__ import annotations

import numpy as np

from synthetic_data.arrays import Flags, Floats, Ints
from synthetic_data.reference import toml

STEP = 5
HIGHEST = 60


def forms() -> list[str]:
    """The forms in use, by the age in months for which they are made."""
    return [str(form["months"]) for form in toml("asq3_thresholds")["forms"]]


def form_at(age_days: Ints) -> Ints:
    """The form for each age, by its place in `forms`."""
    until = [form["until_days"] for form in toml("asq3_thresholds")["forms"]]
    return np.minimum(np.searchsorted(until, age_days, side="left"), len(until) - 1)


def cut_offs() -> Floats:
    """The cut-off of each form (rows) and domain (columns)."""
    return np.array([form["cut_offs"] for form in toml("asq3_thresholds")["forms"]])


def domains() -> list[str]:
    """The five domains, in order."""
    return list(toml("asq3_thresholds")["order"])


def scores(form: Ints, found: Floats) -> Floats:
    """Scores from 0 to 60 in steps of 5: at or above the cut-off if and only if `found` is.

    `found` has a column a domain, in units of the spread of development, or one for communication.
    """
    domain = toml("development")["domains"]
    cut = np.array([entry["cut"] for entry in domain])[: found.shape[1]]
    points = np.array([entry["points"] for entry in domain])[: found.shape[1]]
    just_enough = np.ceil(cut_offs()[form][:, : found.shape[1]] / STEP) * STEP
    steps = np.floor((found - cut) * points / STEP)
    return np.asarray(np.clip(just_enough + STEP * steps, 0, HIGHEST), dtype=np.float64)


def watched(form: Ints, found: Floats) -> Flags:
    """Whether communication lies close above the cut-off, or any domain below it."""
    score, cut = scores(form, found), cut_offs()[form]
    close = score[:, 0] < cut[:, 0] + toml("asq3_thresholds")["monitoring_points"]
    return np.asarray(close | (score < cut).any(axis=1), dtype=np.bool_)
