"""The truth as tables: what `truth/people.parquet` and `truth/providers.parquet` say."""

from __future__ import annotations

import pandas as pd

from synthetic_data.population.truth import Truth

PEOPLE = {
    "person_id": "the true child",
    "household_id": "its family; siblings share it",
    "mother_id": "its mother",
    "forename": "registered forename, in the family's spelling",
    "middle_names": "registered middle names",
    "surname_at_birth": "surname on the birth notice: the mother's at the time",
    "surname": "surname as registered",
    "surname_later": "surname since `surname_changed`",
    "surname_changed": "day on which the surname changed; missing for most",
    "adopted": "day of the adoption, on which number and surname changed; missing for most",
    "dob": "date of birth",
    "sex": "M or F",
    "nhs_number": "the number that is the child's own",
    "former_nhs_number": "the number before an adoption; missing for all others",
    "mother_nhs_number": "the mother's own",
    "mother_age_at_birth": "the mother's age in years when the child was born",
    "upn": "pupil number, for pupils in reception",
    "heritage": "the family's heritage, which decides names, codes and languages",
    "ethnicity": "the code that the family would give to the NHS",
    "dfe_ethnicity": "the code that the family would give to a school",
    "english_at_home": "whether English is the first language",
    "fsm": "whether the child is entitled to free school meals",
    "sen": "special needs as school will find them: N none, K support, E a plan",
    "twin_group": "number shared by twins or triplets; missing for others",
    "birth_order": "1 for the first or only baby",
    "number_of_babies": "babies at this birth",
    "gestation_weeks": "completed weeks of pregnancy",
    "birth_weight_g": "weight at birth in grams",
    "postcode": "where the child lives on the reference date, or lived last",
    "lsoa": "its small area",
    "ward": "its ward",
    "idaci_fifth": "deprivation of the small area: 1 is the most deprived fifth",
    "moves": "house moves since the birth",
    "last_moved": "day of the latest of them",
    "arrived": "day on which a child born elsewhere came; missing for those born here",
    "from_abroad": "whether it came from outside the UK",
    "departed": "day on which the child left; missing for those still here",
    "death_date": "day of death",
    "outside": "whether the family lives over the border",
}
"""Every column of `truth/people.parquet` with its meaning."""

PROVIDERS = {
    "provider_id": "the true provider",
    "name": "its name",
    "provider_type": "its kind",
    "registered": "day of registration",
}


def people_table(truth: Truth) -> pd.DataFrame:
    """One row a child with all that is true of it and may be compared with records."""
    return truth.people[list(PEOPLE)]


def providers_table(truth: Truth) -> pd.DataFrame:
    """One row a provider."""
    return truth.providers[list(PROVIDERS)]
