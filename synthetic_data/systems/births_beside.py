"""What the child health record holds beside one row a child, and no comparison of cells can show.

A second NHS number given at the birth; the row under the old number and name of an adopted child;
babies who were stillborn, whose rows are about nobody in the truth.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.arrays import Ints
from synthetic_data.population import Truth
from synthetic_data.population.adoptions import MOST
from synthetic_data.population.build import spare_nhs_numbers
from synthetic_data.scenario import Knob
from synthetic_data.schema import Table
from synthetic_data.systems.contract import Event, Office, Records
from synthetic_data.systems.duplicates import added, next_keys
from synthetic_data.systems.knowing import home, taken
from synthetic_data.text import decoded

KNOBS = (
    Knob("second_nhs_number", 0.0008, "share of births after which a second number was given"),
    Knob("stillbirths", 0.004, "stillborn babies on the list, as a share of births", high=0.05),
)


Others = tuple[pd.DataFrame, Ints, str, str]
"""More rows, whom they are about, and what the truth says of them."""


def with_others(truth: Truth, office: Office, records: Records, table: Table) -> Records:
    """The records with second numbers, old rows of adopted children and stillborn babies."""
    for make in (_second_numbers, _before_adoption, _stillborn):
        frame, about, name, text = make(truth, office, records)
        if len(frame):
            keys = next_keys(records.frame[table.key], len(frame))
            frame = frame.assign(**{table.key: keys.to_numpy()})
            events = tuple(Event(name, table.key, key, text) for key in keys)
            records = added(records, frame, about, events)
    return records


def _born_here(truth: Truth, records: Records) -> Ints:
    """Rows of children born in the county (and so notified here)."""
    return np.flatnonzero(
        np.isnat(truth.day("arrived")[records.about.clip(0)]) & (records.about >= 0)
    )


def _second_numbers(truth: Truth, office: Office, records: Records) -> Others:
    """The birth was notified twice: the second row has another number, and never got a name."""
    here = _born_here(truth, records)
    about = records.about[here]
    rows = here[office.happens("second number", office.knob("second_nhs_number"), about)]
    about = records.about[rows]
    _, postcode = home(truth, about, truth.day("dob")[about])
    spare = spare_nhs_numbers(office.scenario, truth.people, MOST + len(rows))
    frame = records.frame.take(rows).assign(
        nhs_number=spare.iloc[MOST:].to_numpy(),
        forename="Baby",
        surname=decoded(taken(truth.people["surname_at_birth"], about)).to_numpy(),
        postcode=decoded(postcode).to_numpy(),
    )
    return frame, about, "second_nhs_number", "The birth was notified twice: a second NHS number."


def _before_adoption(truth: Truth, office: Office, records: Records) -> Others:
    """The row under the number and surname from before the adoption, closed on that day."""
    adopted = truth.day("adopted")[records.about.clip(0)]
    rows = np.flatnonzero(~np.isnat(adopted) & (records.about >= 0))
    about = records.about[rows]
    _, postcode = home(truth, about, adopted[rows])
    frame = records.frame.take(rows).assign(
        nhs_number=taken(truth.people["former_nhs_number"], about).to_numpy(),
        surname=decoded(taken(truth.people["surname"], about)).to_numpy(),
        postcode=decoded(postcode).to_numpy(),
        date_moved_out=adopted[rows].astype("datetime64[us]"),
    )
    text = "The child was adopted: its row under the old number and surname is still there."
    return frame, about, "before_adoption", text


def _stillborn(truth: Truth, office: Office, records: Records) -> Others:
    """Babies who were stillborn to mothers of other children on the list; they get no number."""
    here = _born_here(truth, records)
    about = records.about[here]
    rows = here[office.happens("stillbirth", office.knob("stillbirths"), about)]
    about = records.about[rows]
    apart = (400 + office.below("years apart", 500, about)).astype("timedelta64[D]")
    later = truth.day("dob")[about] + apart
    kept = later <= office.today
    rows, about, later = rows[kept], about[kept], later[kept]
    _, postcode = home(truth, about, later)
    frame = records.frame.take(rows).assign(
        nhs_number=np.nan,
        forename="Baby",
        surname=decoded(taken(truth.people["mother_surname"], about)).to_numpy(),
        dob=later.astype("datetime64[us]"),
        death_date=later.astype("datetime64[us]"),
        birth_order=1,
        number_of_babies=1,
        birth_weight_g=pd.array([pd.NA] * len(rows), dtype="Int64"),
        gestation_weeks=pd.array([pd.NA] * len(rows), dtype="Int64"),
        date_moved_out=np.datetime64("NaT", "us"),
        postcode=decoded(postcode).to_numpy(),
    )
    return (
        frame,
        np.full(len(rows), -1),
        "stillbirth",
        "A stillborn baby: about no child in the truth.",
    )
