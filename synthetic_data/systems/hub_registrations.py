"""Family hub registrations: a form that a parent or a worker fills in on the day."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Days, Flags, Floats, Ints
from synthetic_data.population import Truth
from synthetic_data.reference import toml
from synthetic_data.scenario import Knob
from synthetic_data.schema import Column, Kind, Table
from synthetic_data.systems import codes
from synthetic_data.systems.contract import Office, Records, System
from synthetic_data.systems.knowing import forename, home, present, surname, taken
from synthetic_data.text import numbered, picked

TABLE = Table(
    "hub_registrations",
    "Family hub registrations",
    "One row for each registration form at a family hub. A child registered at two hubs has two. "
    "Nobody changes a form when a family moves or a name changes later.",
    (
        Column("reg_id", Kind.RECORD_ID, "Number of the form", ours=True),
        Column("hub", Kind.CODE, "The family hub", ours=True),
        Column("registration_date", Kind.DATE, "Date on the form", ours=True),
        Column("parent_forename", Kind.PARENT_FORENAME, "Parent's first name", ours=True),
        Column("parent_surname", Kind.PARENT_SURNAME, "Parent's last name", ours=True),
        Column("forename", Kind.FORENAME, "Child's first name, or what it is called", ours=True),
        Column("surname", Kind.SURNAME, "Child's last name", ours=True),
        Column("dob", Kind.BIRTH_DATE, "Child's date of birth", ours=True),
        Column("sex", Kind.SEX, "Child's sex", codes=codes.SEX, ours=True),
        Column("postcode", Kind.POSTCODE, "Home postcode on the day", ours=True),
        Column(
            "nhs_number",
            Kind.NHS_NUMBER,
            "Child's NHS number as typed by a parent or worker, often copied from the red book, "
            "with or without spaces",
            optional=True,
            ours=True,
        ),
        Column(
            "consent_contact",
            Kind.FLAG,
            "Whether the hub may contact the family",
            codes=codes.YES_NO,
            optional=True,
            ours=True,
        ),
        Column(
            "consent_share",
            Kind.FLAG,
            "Whether the family agreed that the hub shares this form with other services",
            codes=codes.YES_NO,
            optional=True,
            ours=True,
        ),
    ),
    typed_at="hub",
    typed_on="registration_date",
)

KNOBS = (
    Knob("reach", 1.25, "children reached against the usual share of each ward", high=2.5),
    Knob("twice", 0.02, "share of children who are registered at a second hub too"),
    Knob("nhs_number", 0.53, "share of forms with an NHS number, before what makes it less likely"),
    Knob("new_arrival", 0.25, "the same for families from abroad, as a share of the usual"),
    Knob("most_deprived", 0.68, "the same for the most deprived fifth, as a share of the usual"),
    Knob("spaced", 0.45, "share of NHS numbers written with spaces"),
    Knob("short", 0.30, "share of forms with a short name, where the child has one"),
    Knob("by_ear", 0.18, "share of names with several spellings that are written as heard"),
    Knob("own_hub", 0.80, "share of families who use the hub of their ward"),
)


def record(truth: Truth, office: Office) -> Records:
    """A form for each registration, as the family was on that day."""
    about, day = visits(truth, office)
    people = truth.people
    household = people["household"].to_numpy()[about]
    _, postcode = home(truth, about, day)
    luck = office.luck("forename", about)
    names = forename(truth, about, luck, short=office.knob("short"), by_ear=office.knob("by_ear"))
    consent = _consents(office, about)
    frame = pd.DataFrame(
        {
            "reg_id": numbered("HR", np.arange(len(about)) + 1, 6),
            "hub": hubs_used(truth, office, about),
            "registration_date": day,
            "parent_forename": taken(truth.households["mother_forename"], household),
            "parent_surname": taken(truth.households["mother_surname"], household),
            "forename": names,
            "surname": surname(truth, about, day),
            "dob": people["dob"].to_numpy()[about],
            "sex": taken(people["sex"], about),
            "postcode": postcode,
            "nhs_number": _number(truth, office, about),
            "consent_contact": consent[0],
            "consent_share": consent[1],
        }
    )
    return Records(frame, about)


def visits(truth: Truth, office: Office) -> tuple[Ints, Days]:
    """Which children registered and when, in order of the day; families tend to bring all."""
    people = truth.people
    ward = truth.areas.ward[people["lsoa_number"].to_numpy()]
    reach = truth.areas.wards["hub_reach"].to_numpy(dtype=float)[ward] * office.knob("reach")
    everybody = np.arange(len(people))
    household = people["household"].to_numpy()
    family = office.luck("families", np.arange(int(household.max()) + 1))[household]
    alike = office.happens("brings all children", 0.75, everybody)
    wanted = np.where(alike, family, office.luck("children", everybody)) < reach
    comes = np.flatnonzero(wanted)
    again = comes[office.happens("twice", office.knob("twice"), comes)]
    about = np.concatenate([comes, again])
    day = _first_days(truth, office, about)
    still = (
        (day <= office.today) & present(truth, office.today)[about] & _was_here(truth, about, day)
    )
    about, day = about[still], day[still]
    order = np.argsort(day, kind="stable")
    return about[order], day[order]


def _first_days(truth: Truth, office: Office, about: Ints) -> Days:
    """Registration: some months after the birth or, for families from elsewhere, the arrival."""
    arrived = truth.day("arrived")[about]
    since = np.where(np.isnat(arrived), truth.day("dob")[about], arrived)
    wait = 10 + 260 * office.drawn("wait", about, lambda rng, n: rng.standard_gamma(1.3, n))
    return np.asarray(since + wait.astype("timedelta64[D]"))


def _was_here(truth: Truth, about: Ints, day: Days) -> Flags:
    """Whether the child was with us on the day of the form."""
    gone, died = truth.day("departed")[about], truth.day("death_date")[about]
    return np.asarray(~(gone <= day) & ~(died <= day), dtype=np.bool_)


def hubs_used(truth: Truth, office: Office, about: Ints) -> pd.Series:
    """The hub of the ward for most, another for some."""
    hubs = list(toml("places")["hubs"])
    ward = truth.areas.ward[truth.people["lsoa_number"].to_numpy()[about]]
    own = truth.areas.wards["hub"].to_numpy(dtype=np.int64)[ward]
    other = (own + 1 + office.below("other hub", len(hubs) - 1, about)) % len(hubs)
    return picked(hubs, np.where(office.happens("hub", office.knob("own_hub"), about), own, other))


def _number(truth: Truth, office: Office, about: Ints) -> pd.Series:
    """NHS numbers, where somebody brought the red book; many with spaces, as printed there."""
    has = office.happens("nhs number", _brings_number(truth, office, about), about)
    plain = taken(truth.people["nhs_number"], about).where(has)
    spaced = office.happens("spaces", office.knob("spaced"), about)
    return plain.where(~(spaced & has), with_spaces(plain))


def _brings_number(truth: Truth, office: Office, about: Ints) -> Floats:
    """The chance of a number on the form: less for new arrivals and in deprived areas."""
    abroad = truth.flag("from_abroad")[about]
    deprived = truth.people["idaci_fifth"].to_numpy()[about] == 1
    rate = np.full(len(about), office.knob("nhs_number"))
    rate = rate * np.where(abroad, office.knob("new_arrival"), 1.0)
    return np.asarray(rate * np.where(deprived, office.knob("most_deprived"), 1.0))


def with_spaces(numbers: pd.Series) -> pd.Series:
    """`9990123454` as `999 012 3454`, the way it is printed; missing stays missing."""
    return numbers.str.slice(0, 3) + " " + numbers.str.slice(3, 6) + " " + numbers.str.slice(6)


def _consents(office: Office, about: Ints) -> tuple[pd.Series, pd.Series]:
    """Contact and sharing: yes, no or left blank; who refuses contact seldom agrees to share."""
    luck = office.luck("contact", about)
    contact = np.select([luck < 0.82, luck < 0.92], [0, 1], -1)
    luck = office.luck("share", about)
    share = np.select([luck < np.where(contact == 1, 0.12, 0.68), luck < 0.86], [0, 1], -1)
    return picked(["Y", "N"], contact), picked(["Y", "N"], share)


SYSTEM = System(TABLE, record, KNOBS)
