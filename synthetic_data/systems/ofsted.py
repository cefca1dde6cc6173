"""The register of childcare providers: nurseries, pre-schools, childminders."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Ints
from synthetic_data.population import Truth
from synthetic_data.population.providers import TYPES
from synthetic_data.population.truth import days
from synthetic_data.scenario import Knob, Scenario
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import report_cards
from synthetic_data.systems.contract import PROVIDER, Office, Records, System
from synthetic_data.text import joined, numbered, picked, where, whole

REGISTERS = {
    "EYR": "Early Years Register",
    "EYR CCR VCR": "Early Years Register and both parts of the Childcare Register",
    "VCR": "voluntary part of the Childcare Register",
}
GRADES = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires improvement": "requires improvement",
    "Inadequate": "inadequate",
    "Met": "requirements met (no children on roll, or Childcare Register only)",
}
LAST_OLD_GRADE = np.datetime64("2025-11-09")
"""Single grades ended; inspections from 10 November 2025 lead to a report card."""
NUMBERS_EACH = 625
"""Numbers that each authority of a world of many has for its own providers."""
TABLE = Table(
    "ofsted",
    "Ofsted register",
    "One row for each registered childcare provider in the county. A provider has two numbers: "
    "Ofsted's own, and the one that the authority uses in the early years census.",
    (
        Column("ofsted_id", Kind.RECORD_ID, "Number of this row of the register extract"),
        Column(
            "ofsted_urn",
            Kind.URN,
            "Ofsted's unique reference number: older ones begin with EY, newer ones are all "
            "digits. Text, not a number",
        ),
        Column(
            "setting_urn",
            Kind.URN,
            "The number that the authority gives a setting for the early years census",
            optional=True,
        ),
        Column("name", Kind.TEXT, "Name of the nursery, or of the childminder"),
        Column(
            "provider_type",
            Kind.CODE,
            "Kind of provider",
            codes={kind: kind for kind in TYPES},
        ),
        Column("registers", Kind.CODE, "Registers that the provider is on", codes=REGISTERS),
        Column("places", Kind.COUNT, "Children who may be cared for at one time", optional=True),
        Column("address", Kind.ADDRESS, "House, street and town", optional=True),
        Column("postcode", Kind.POSTCODE, "Postcode of the place where children are cared for"),
        Column("registration_date", Kind.DATE, "Date of registration"),
        Column(
            "grade",
            Kind.CODE,
            "Grade at the latest inspection before report cards replaced grades in November 2025; "
            "blank where there was none",
            codes=GRADES,
            optional=True,
        ),
        Column("inspection_date", Kind.DATE, "Date of that inspection", optional=True),
        Column(
            "status",
            Kind.CODE,
            "Whether the provider still works",
            codes={"Active": "registered and working", "Resigned": "left the register"},
        ),
        Column(
            "resignation_date",
            Kind.DATE,
            "Date on which the provider left the register; blank for those on it",
            optional=True,
        ),
        *report_cards.columns(),
    ),
)

KNOBS = (
    Knob("setting_urn", 0.86, "share of providers that the authority has given a number"),
    Knob("new_urn", 0.35, "share with a newer, all-digit Ofsted number"),
    Knob("resigned", 0.06, "share that have left the register"),
    Knob("never_inspected", 0.10, "share registered long enough but not inspected yet"),
    Knob("inspected_a_year", 0.25, "share of providers that get a report card in a year"),
)


def record(truth: Truth, office: Office) -> Records:
    """The whole register: every provider, those that have left it among them."""
    providers = truth.providers
    count = len(providers)
    about = np.arange(count)
    kind = providers["provider_type"].cat.codes.to_numpy().astype(np.int64)
    grade, inspected = _inspection(office, days(providers["registered"]), kind)
    stay = providers["postcode"].to_numpy()
    street = truth.areas.street_names.take(truth.areas.street[stay]).reset_index(drop=True)
    frame = pd.DataFrame(
        {
            "ofsted_id": numbered("OF", np.arange(count) + 1, 5),
            "ofsted_urn": urns(office, about, providers["serial"].to_numpy()),
            "setting_urn": setting_urns(office, about).where(
                office.happens("setting urn", office.knob("setting_urn"), about)
            ),
            "name": providers["name"].astype("str"),
            "provider_type": providers["provider_type"],
            "registers": picked(list(REGISTERS), np.select([kind == 0, kind == 3], [0, 2], 1)),
            "places": whole(providers["places"].to_numpy(), kind == 3),
            "address": joined([providers["house"].astype("str"), street], " "),
            "postcode": picked(list(truth.areas.postcodes), stay),
            "registration_date": providers["registered"],
            "grade": grade,
            "inspection_date": inspected,
            "status": picked(["Active", "Resigned"], _resigned(office, about)),
            "resignation_date": resignations(office, about),
        }
    )
    long_enough = days(providers["registered"]) < office.today - np.timedelta64(180, "D")
    cards = report_cards.cards(office, long_enough & (kind != 3), resignations(office, about))
    return Records(pd.concat([frame, cards], axis="columns"), about)


def office(scenario: Scenario) -> Office:
    """The register's own office, for other systems that hold a provider's numbers too."""
    return Office(scenario, TABLE.name, KNOBS)


def setting_urns(office: Office, about: Ints) -> pd.Series:
    """The authority's number of every provider, whether or not the register has it."""
    draw = office.stream("setting serial")
    if office.scenario.authority:
        return numbered("79", _own(office.scenario, draw.permutation(NUMBERS_EACH)[about]), 5)
    return numbered("799", draw.permutation(1000)[: len(about)], 3)


def _resigned(office: Office, about: Ints) -> Flags:
    return office.happens("resigned", office.knob("resigned"), about)


def resignations(office: Office, about: Ints) -> Days:
    """The day on which each provider left, in the last thirteen months; NaT for most."""
    left = office.days_ago(office.below("resignation", 400, about))
    return np.where(_resigned(office, about), left, np.datetime64("NaT"))


def urns(office: Office, about: Ints, serial: Ints) -> pd.Series:
    """`EY999` or `2999` and three digits: ranges that Ofsted has not issued.

    In a world of many authorities, `EY9` or `99` and five digits, which it has not issued either.
    """
    newer = office.happens("urn", office.knob("new_urn"), about)
    if office.scenario.authority:
        own = _own(office.scenario, office.stream("urn serial").permutation(NUMBERS_EACH)[about])
        return numbered("99", own, 5).where(newer, numbered("EY9", own, 5))
    return numbered("2999", serial, 3).where(newer, numbered("EY999", serial, 3))


def _own(scenario: Scenario, serial: Ints) -> Ints:
    """Serial numbers of one authority, which no other has."""
    return (scenario.authority - 1) * NUMBERS_EACH + serial


def _inspection(office: Office, registered: Days, kind: Ints) -> tuple[pd.Series, Days]:
    """Grade and date of the latest inspection under the old scale."""
    about = np.arange(len(kind))
    latest = min(LAST_OLD_GRADE, office.today)
    date = latest - (office.luck("inspection", about) * 5.5 * 365.25).astype("timedelta64[D]")
    graded = (date > registered + np.timedelta64(180, "D")) & (kind != 3)
    graded &= ~office.happens("never inspected", office.knob("never_inspected"), about)
    place = np.searchsorted([0.14, 0.941, 0.957, 0.96], office.luck("grade", about), side="right")
    grade = where(graded, picked(list(GRADES), place), np.nan)
    return grade, np.where(graded, date, np.datetime64("NaT"))


SYSTEM = System(TABLE, record, KNOBS, PROVIDER)
