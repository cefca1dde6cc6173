"""The children in need census as the authority sends it: children, and in each its referrals.

Nesting and element names follow the modules of the published specification as far as this project
has read them; what stands in `CaseSystem` is ours. It is a teaching file: no real portal takes it.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from synthetic_data.formats.message import Level, Message, Module


def _table(
    name: str, tag: str, parent: str, fields: Mapping[str, str], below: tuple[Level, ...] = ()
) -> Level:
    """A level whose fields stand bare in the element of each row."""
    inherits = () if parent == "la_child_id" else ("la_child_id",)
    return Level(name, tag, (Module("", fields),), parent=parent, inherits=inherits, below=below)


ASSESSMENTS = _table(
    "cin_assessments",
    "Assessments",
    "referral_id",
    {
        "assessment_start_date": "AssessmentActualStartDate",
        "assessment_authorisation_date": "AssessmentAuthorisationDate",
        "assessment_factors": "AssessmentFactors",
    },
)
PLANS = _table(
    "cin_plans",
    "CINPlanDates",
    "referral_id",
    {"cin_plan_start_date": "CINPlanStartDate", "cin_plan_end_date": "CINPlanEndDate"},
)
ENQUIRIES = _table(
    "cin_section47",
    "Section47",
    "referral_id",
    {
        "s47_actual_start_date": "S47ActualStartDate",
        "date_of_initial_cpc": "DateOfInitialCPC",
        "icpc_not_required": "ICPCnotRequired",
    },
)
REVIEWS = _table(
    "cin_reviews", "Reviews", "protection_plan_id", {"cpp_review_date": "CPPreviewDate"}
)
PROTECTION = _table(
    "cin_protection_plans",
    "ChildProtectionPlans",
    "referral_id",
    {
        "cpp_start_date": "CPPstartDate",
        "cpp_end_date": "CPPendDate",
        "initial_category_of_abuse": "InitialCategoryOfAbuse",
        "latest_category_of_abuse": "LatestCategoryOfAbuse",
        "number_of_previous_cpp": "NumberOfPreviousCPP",
    },
    below=(REVIEWS,),
)
REFERRALS = _table(
    "cin_details",
    "CINdetails",
    "la_child_id",
    {
        "cin_referral_date": "CINreferralDate",
        "referral_source": "ReferralSource",
        "primary_need_code": "PrimaryNeedCode",
        "cin_closure_date": "CINclosureDate",
        "reason_for_closure": "ReasonForClosure",
        "referral_nfa": "ReferralNFA",
    },
    below=(ASSESSMENTS, PLANS, ENQUIRIES, PROTECTION),
)
DISABILITIES = _table(
    "cin_disabilities", "Disabilities", "la_child_id", {"disability": "Disability"}
)
CHILDREN = Level(
    table="cin_children",
    tag="Child",
    container="Children",
    inherits=("reference_date",),
    modules=(
        Module(
            "ChildIdentifiers",
            {
                "la_child_id": "LAchildID",
                "upn": "UPN",
                "former_upn": "FormerUPN",
                "upn_unknown": "UPNunknown",
                "dob": "PersonBirthDate",
                "expected_dob": "ExpectedPersonBirthDate",
                "sex": "Sex",
                "death_date": "PersonDeathDate",
            },
        ),
        Module("ChildCharacteristics", {"ethnicity": "Ethnicity"}),
        Module(
            "CaseSystem",
            {
                "forename": "Forename",
                "surname": "Surname",
                "postcode": "PostCode",
                "nhs_number": "NHSNumber",
            },
        ),
    ),
    below=(DISABILITIES, REFERRALS),
)


def header(children: pd.DataFrame) -> Mapping[str, Mapping[str, str]]:
    """Which collection it is, of which year, from which authority."""
    days = children["reference_date"].dropna()
    day = "" if days.empty else str(days.iloc[0].date())
    return {
        "CollectionDetails": {
            "Collection": "CIN",
            "Year": day[:4],
            "ReferenceDate": day,
        },
        "Source": {"SourceLevel": "L", "LEA": "999", "SoftwareCode": "EYDA"},
    }


MESSAGE = Message(
    name="children_in_need",
    top=CHILDREN,
    header=header,
    inherited={"reference_date": ("CollectionDetails", "ReferenceDate")},
)
