"""The early years census as the authority sends it: settings, and in each its children.

Nesting as in this project's notes on the census; element names as far as they are known from older
specifications, otherwise after the column. It is a teaching file: no real portal will take it.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from synthetic_data.formats.message import Level, Message, Module

SETTING = Module(
    "SettingCharacteristics",
    {
        "setting_urn": "URN",
        "ofsted_urn": "OfstedURN",
        "name": "SettingName",
        "category": "Category",
        "address": "Address",
        "postcode": "PostCode",
        "hours_open": "HoursOpen",
        "weeks_open": "WeeksOpen",
    },
)
STAFF = Module(
    "StaffInformation",
    {
        "total_staff": "EstabTeachingTotal",
        "staff_early_years": "EstabTeachersInEY",
        "staff_qts": "EYQTS",
        "staff_eyts": "EYEYTS",
    },
)
STATISTICS = Module(
    "PupilChildStatistics",
    {
        "ey_under_1s": "EYUnder1s",
        "ey_1_years": "EY1Years",
        "ey_2_years": "EY2Years",
        "ey_3_years": "EY3Years",
        "ey_4_years": "EY4Years",
    },
)
IDENTIFIERS = Module(
    "PupilChildIdentifiers",
    {
        "upn": "UPN",
        "surname": "Surname",
        "forename": "Forename",
        "middle_names": "MiddleNames",
        "preferred_surname": "PreferredSurname",
        "dob": "DOB",
        "sex": "Sex",
    },
)
CHARACTERISTICS = Module(
    "PupilChildCharacteristics",
    {
        "ethnicity": "Ethnicity",
        "hours_at_setting": "HoursAtSetting",
        "funded_hours": "FundedHours",
        "extended_hours": "ExtendedHours",
        "expanded_hours": "ExpandedHours",
        "funded_weeks": "FundedWeeks",
        "extended_weeks": "ExtendedWeeks",
        "expanded_weeks": "ExpandedWeeks",
        "funding_basis_eco": "FundingBasisECO",
        "funding_basis_hsd": "FundingBasisHSD",
        "funding_basis_laa": "FundingBasisLAA",
        "eypp_receipt": "EYPPR",
        "eypp_basis": "EYPPBF",
        "daf": "DAFIndicator",
        "eligibility_code": "EligibilityCode",
    },
)
NEEDS = Module("SpecialEducationalNeeds", {"sen_provision": "SENProvision"})
HOME = Module("HomeInformation", {"address": "Address", "postcode": "PostCode"})

CHILDREN = Level(
    table="early_years_census_child",
    tag="PupilChild",
    container="PupilsChildren",
    parent="setting_urn",
    inherits=("la_number", "census_date", "ofsted_urn"),
    modules=(IDENTIFIERS, CHARACTERISTICS, NEEDS, HOME),
)
SETTINGS = Level(
    table="early_years_census_setting",
    tag="EYSetting",
    container="EYSettings",
    inherits=("la_number", "census_date"),
    modules=(SETTING, STAFF, STATISTICS),
    below=(CHILDREN,),
)


def header(settings: pd.DataFrame) -> Mapping[str, Mapping[str, str]]:
    """Which collection it is, of which day, from which authority."""
    day = settings["census_date"].dropna().iloc[0]
    return {
        "CollectionDetails": {
            "Collection": "EYC",
            "Term": "SPR",
            "Year": str(day.year),
            "ReferenceDate": str(day.date()),
        },
        "Source": {
            "SourceLevel": "L",
            "LEA": str(settings["la_number"].dropna().iloc[0]),
            "SoftwareCode": "EYDA",
        },
    }


MESSAGE = Message(
    name="early_years_census",
    top=SETTINGS,
    header=header,
    inherited={
        "census_date": ("CollectionDetails", "ReferenceDate"),
        "la_number": ("Source", "LEA"),
    },
)
