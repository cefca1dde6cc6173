"""Ofsted's report cards, which came instead of one overall grade in November 2025."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags
from synthetic_data.reference import toml
from synthetic_data.schema import Column, Kind
from synthetic_data.systems.contract import Office
from synthetic_data.text import picked

SAFEGUARDING = {"Met": "standards met", "Not met": "standards not met"}


def columns() -> tuple[Column, ...]:
    """The columns of a report card: its date, a grade for each area, and safeguarding."""
    scale = {grade: grade.lower() for grade in toml("report_cards")["scale"]}
    areas = tuple(
        Column(
            name,
            Kind.CODE,
            f"Report card, {area['title']}: grade on the scale of five, which cannot be compared "
            "with the old grades",
            codes=scale,
            optional=True,
        )
        for name, area in toml("report_cards")["areas"].items()
    )
    date = Column(
        "report_card_date",
        Kind.DATE,
        "Date of the inspection that led to a report card, from 10 November 2025; blank where "
        "there was none yet",
        optional=True,
    )
    safeguarding = Column(
        "safeguarding",
        Kind.CODE,
        "Report card, safeguarding standards",
        codes=SAFEGUARDING,
        optional=True,
    )
    return (date, *areas, safeguarding)


def cards(office: Office, inspected: Flags, until: Days) -> pd.DataFrame:
    """A report card for those inspected since the new framework began and before `until`.

    An inspector's view of a provider carries over from area to area: six grades in ten follow the
    same luck.
    """
    first = np.datetime64(toml("report_cards")["first_day"])
    window = max(int((office.today - first).astype(int)), 0)
    about = np.arange(len(inspected))
    day = first + office.below("card date", window, about).astype("timedelta64[D]")
    seen = office.happens("card", office.knob("inspected_a_year") * window / 365.25, about)
    has = seen & inspected & ~(day >= until)
    found = {"report_card_date": pd.Series(np.where(has, day, np.datetime64("NaT")))}
    common = office.luck("card common", about)
    scale = toml("report_cards")["scale"]
    for name, area in toml("report_cards")["areas"].items():
        alike = office.happens(f"card alike {name}", 0.6, about)
        luck = np.where(alike, common, office.luck(f"card {name}", about))
        bounds = np.cumsum(area["shares"])
        place = np.searchsorted(bounds / bounds[-1], luck, side="right").clip(0, len(scale) - 1)
        found[name] = picked(scale, np.where(has, place, -1))
    unsafe = office.happens("card unsafe", np.where(common > 0.97, 0.5, 0.002), about)
    found["safeguarding"] = picked(list(SAFEGUARDING), np.where(has, unsafe, -1))
    return pd.DataFrame(found)
