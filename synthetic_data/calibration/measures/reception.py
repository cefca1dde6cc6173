"""Reception pupils: sex, ethnicity, language, free meals."""
# ruff: noqa: D103 (what a measure measures is said by its target's label and `where`)

from __future__ import annotations

from collections.abc import Callable

from synthetic_data.calibration.pack import Pack
from synthetic_data.calibration.tally import Tally, share

NEEDS = ("reception",)
WHITE = ("WBRI", "WIRI", "WIRT", "WROM", "WOTH")
MIXED = ("MWBC", "MWBA", "MWAS", "MOTH")
ASIAN = ("AIND", "APKN", "ABAN", "AOTH", "ABRI", "AWL")
BLACK = ("BCRB", "BAFR", "BOTH", "BBRI", "BWEL")
CHINESE, OTHER = ("CHNE",), ("OOTH", "ORAB")
UNKNOWN = ("REFU", "NOBT")


def girls(pack: Pack) -> Tally:
    sex = pack.table("reception")["sex"]
    return share(sex == "F", sex.notna())


def ethnic_group(*codes: str) -> Callable[[Pack], Tally]:
    return lambda pack: share(pack.table("reception")["ethnicity"].isin(codes))


def other_language(pack: Pack) -> Tally:
    language = pack.table("reception")["language"]
    return share(language.isin(["OTH", "OTB"]), language.notna())


def free_meals(pack: Pack) -> Tally:
    return share(pack.table("reception")["fsm_eligible"] == "Y")


MEASURES = {
    "reception-girls": girls,
    "reception-white": ethnic_group(*WHITE),
    "reception-mixed": ethnic_group(*MIXED),
    "reception-asian-chinese-other": ethnic_group(*ASIAN, *CHINESE, *OTHER),
    "reception-black": ethnic_group(*BLACK),
    "reception-ethnicity-unknown": ethnic_group(*UNKNOWN),
    "reception-other-first-language": other_language,
    "reception-fsm": free_meals,
}
