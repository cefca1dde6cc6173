"""What is true of each child's funded childcare, for the truth: no service sees all of it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.population import Truth
from synthetic_data.scenario import Scenario
from synthetic_data.systems.attendance import choices
from synthetic_data.systems.childcare import KNOBS, childcare
from synthetic_data.systems.contract import Office
from synthetic_data.systems.entitlements import census_day, terms
from synthetic_data.systems.knowing import present
from synthetic_data.systems.settings import TABLE_NAME


def childcare_table(truth: Truth, scenario: Scenario) -> pd.DataFrame:
    """One row a child: what the family may use, and what it uses, in the spring term.

    `truth/childcare.parquet`. Children in a school's nursery class have no claim and are in no
    early years census; this table alone tells that they are there.
    """
    office = Office(scenario, TABLE_NAME, KNOBS)
    care = childcare(truth, scenario)
    term = terms(census_day(office.today), 1)[0]
    dob = truth.day("dob")
    everyone = np.arange(len(dob))
    uses, in_class = choices(care, office, everyone, dob, term)
    there = present(truth, term.start) & (dob >= term.reception_from)
    universal, two, working = uses & there
    return pd.DataFrame(
        {
            "person_id": truth.people["person_id"],
            "eligible_two_year_offer": care.economic | care.high_needs | care.looked_after,
            "working_parents": care.working,
            "eypp": care.eypp >= 0,
            "uses_universal": universal,
            "uses_two_year_offer": two,
            "uses_working": working,
            "in_nursery_class": in_class & uses.any(axis=0) & there & care.ours,
        }
    )
