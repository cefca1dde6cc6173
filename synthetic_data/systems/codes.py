"""Code sets that several tables share, each code with its meaning."""

from __future__ import annotations

from types import MappingProxyType

NHS_SEX = MappingProxyType({"1": "male", "2": "female", "9": "indeterminate", "X": "not known"})
SEX = MappingProxyType({"M": "male", "F": "female"})
YES_NO = MappingProxyType({"Y": "yes", "N": "no"})
NHS_ETHNICITY = MappingProxyType(
    {
        "A": "White: British",
        "B": "White: Irish",
        "C": "White: any other",
        "D": "Mixed: White and Black Caribbean",
        "E": "Mixed: White and Black African",
        "F": "Mixed: White and Asian",
        "G": "Mixed: any other",
        "H": "Asian or Asian British: Indian",
        "J": "Asian or Asian British: Pakistani",
        "K": "Asian or Asian British: Bangladeshi",
        "L": "Asian or Asian British: any other",
        "M": "Black or Black British: Caribbean",
        "N": "Black or Black British: African",
        "P": "Black or Black British: any other",
        "R": "Chinese",
        "S": "any other ethnic group",
        "Z": "not stated",
        "99": "not known",
    }
)
DFE_ETHNICITY = MappingProxyType(
    {
        "WBRI": "White: British",
        "WIRI": "White: Irish",
        "WIRT": "Traveller of Irish heritage",
        "WROM": "Gypsy or Roma",
        "WOTH": "White: any other",
        "MWBC": "Mixed: White and Black Caribbean",
        "MWBA": "Mixed: White and Black African",
        "MWAS": "Mixed: White and Asian",
        "MOTH": "Mixed: any other",
        "AIND": "Indian",
        "APKN": "Pakistani",
        "ABAN": "Bangladeshi",
        "AOTH": "Asian: any other",
        "CHNE": "Chinese",
        "BCRB": "Black: Caribbean",
        "BAFR": "Black: African",
        "BOTH": "Black: any other",
        "OOTH": "any other ethnic group",
        "REFU": "refused",
        "NOBT": "not yet obtained",
    }
)
