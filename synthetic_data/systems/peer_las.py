"""Other authorities to compare with: figures only, no children, every one of them invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.reference import toml
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems.contract import NOBODY, Event, Office, Records, System
from synthetic_data.text import numbered, picked, whole

RELATIONS = {"neighbour": "shares a border with the county", "peer": "statistical neighbour"}
TABLE = Table(
    "peer_las",
    "Peer authorities",
    "One row for each authority, measure and year: published-looking figures of invented "
    "authorities, with numerator and denominator. A figure that was not handed in, or failed its "
    "checks, is blank, which is not nought.",
    (
        Column("figure_id", Kind.RECORD_ID, "Number of this row"),
        Column("la_number", Kind.CODE, "Number of the authority; no real one has it"),
        Column("la_name", Kind.TEXT, "Name of the authority: invented"),
        Column("relation", Kind.CODE, "Why it is compared with the county", codes=RELATIONS),
        Column("average_idaci", Kind.MEASURE, "Average share of children in low-income families"),
        Column("year", Kind.TEXT, "Financial or academic year, such as 2024/25"),
        Column(
            "measure",
            Kind.CODE,
            "What is measured",
            codes={name: entry["title"] for name, entry in toml("peers")["measures"].items()},
        ),
        Column("numerator", Kind.COUNT, "Children for whom it is so", optional=True),
        Column("denominator", Kind.COUNT, "Children it could be so for", optional=True),
        Column("percent", Kind.MEASURE, "Numerator of denominator, one decimal", optional=True),
    ),
)
KNOBS = (
    Knob("years", 3, "years, up to the last full one", low=1, high=8),
    Knob("spread", 1.0, "how far authorities lie apart against the usual", high=3),
)


def record(truth: Truth, office: Office) -> Records:
    """Every authority's figures: measure by measure, year by year, in order of number."""
    # What is published about an authority is the same whoever reads it: one draw for a whole world.
    office = replace(office, scenario=office.scenario.but(authority=0))
    parts = [_measure(office, name, entry) for name, entry in toml("peers")["measures"].items()]
    frame = pd.concat(parts, ignore_index=True)
    for name in ("la_number", "la_name", "relation", "year", "measure"):
        codes, values = pd.factorize(frame[name])
        frame[name] = picked([str(value) for value in values], codes)
    frame.insert(0, "figure_id", numbered("PL", np.arange(len(frame)) + 1, 5))
    events = tuple(
        Event("outlier", "la_name", peer["name"], f"Lies {steps:+g} steps from the rest in {name}.")
        for peer in toml("peers")["authorities"]
        for name, steps in peer.get("outlier", {}).items()
    )
    return Records(frame[TABLE.names], np.full(len(frame), -1), events)


def _measure(office: Office, name: str, entry: Mapping[str, Any]) -> pd.DataFrame:
    """One measure of all authorities in all years, as counts drawn around each one's true share."""
    peers = toml("peers")["authorities"]
    years = int(office.knob("years"))
    draw = office.stream(name)
    poverty = np.array([peer["poverty"] for peer in peers])
    size = np.array([peer["size"] for peer in peers])
    fixed = np.array([peer.get("outlier", {}).get(name, np.nan) for peer in peers])
    steps = np.where(np.isnan(fixed), draw.normal(0, 0.8, len(peers)).clip(-1.8, 1.8), fixed)
    level = entry["share"] + entry["slope"] * 100 * (poverty - 0.20)
    level = level + steps * entry["step"] * office.knob("spread")
    change = entry["change"] * np.arange(1 - years, 1)
    share = np.clip(level[:, None] + change + draw.normal(0, 0.4, (len(peers), years)), 2, 99.5)
    base = np.round(size[:, None] * entry["of"] * draw.uniform(0.97, 1.03, share.shape)).astype(int)
    found = draw.binomial(base, share / 100).ravel()
    blank = (draw.random(share.shape) < entry["late"]).ravel()
    percent = (100 * found / base.ravel()).round(1)
    last = office.scenario.school_year
    labels = [f"{year - 1}/{year % 100:02d}" for year in range(last - years + 1, last + 1)]
    return pd.DataFrame(
        {
            "la_number": np.repeat([peer["code"] for peer in peers], years),
            "la_name": np.repeat([peer["name"] for peer in peers], years),
            "relation": np.repeat([peer["relation"] for peer in peers], years),
            "average_idaci": np.repeat(poverty, years),
            "year": np.tile(labels, len(peers)),
            "measure": name,
            "numerator": whole(found, blank),
            "denominator": whole(base.ravel(), blank),
            "percent": np.where(blank, np.nan, percent),
        }
    )


SYSTEM = System(TABLE, record, KNOBS, NOBODY)
