"""Code sets of the children in need census, each code with its meaning in short."""

from __future__ import annotations

from types import MappingProxyType

NEEDS = MappingProxyType(
    {
        "N1": "abuse or neglect",
        "N2": "the child's disability or illness",
        "N3": "a parent's disability or illness",
        "N4": "family in acute stress",
        "N5": "family dysfunction",
        "N6": "socially unacceptable behaviour",
        "N7": "low income",
        "N8": "absent parenting",
        "N9": "cases other than children in need",
        "N0": "not stated",
    }
)
NEED_SHARES = (0.57, 0.07, 0.05, 0.09, 0.14, 0.005, 0.005, 0.02, 0.04, 0.01)
"""Synthetic settings, as are all shares in this file."""
SOURCES = MappingProxyType(
    {
        "1A": "individual: family or carer",
        "1B": "individual: acquaintance",
        "1C": "individual: the child",
        "1D": "individual: other",
        "2A": "school",
        "2B": "education services",
        "3A": "health: GP",
        "3B": "health: health visitor",
        "3C": "health: school nurse",
        "3D": "health: other primary care",
        "3E": "health: emergency department",
        "3F": "health: other",
        "4": "housing",
        "5A": "authority: social care",
        "5B": "authority: other internal",
        "5C": "authority: external",
        "5D": "other authority",
        "6": "police",
        "7": "other legal agency",
        "8": "other",
        "9": "anonymous",
        "10": "unknown",
    }
)
SOURCE_SHARES = (
    *(0.05, 0.02, 0.001, 0.01, 0.09, 0.02, 0.03, 0.08, 0.004, 0.02, 0.05, 0.06),
    *(0.02, 0.05, 0.03, 0.02, 0.01, 0.31, 0.03, 0.04, 0.04, 0.015),
)
CLOSURES = MappingProxyType(
    {
        "RC1": "adopted",
        "RC2": "died",
        "RC3": "child arrangements order",
        "RC4": "special guardianship order",
        "RC5": "moved to another authority",
        "RC6": "moved to adult services",
        "RC7": "services ended for another reason",
        "RC8": "closed after assessment",
        "RC9": "stepped down to early help",
    }
)
ABUSE = MappingProxyType(
    {
        "NEG": "neglect",
        "PHY": "physical abuse",
        "SAB": "sexual abuse",
        "EMO": "emotional abuse",
        "MUL": "more than one",
    }
)
ABUSE_SHARES = (0.505, 0.074, 0.035, 0.357, 0.029)
DISABILITIES = MappingProxyType(
    {
        "NONE": "none",
        "MOB": "mobility",
        "HAND": "hand function",
        "PC": "personal care",
        "INC": "incontinence",
        "COMM": "communication",
        "LD": "learning",
        "HEAR": "hearing",
        "VIS": "vision",
        "BEH": "behaviour",
        "CON": "consciousness",
        "AUT": "autism or Asperger syndrome",
        "DDA": "other disability under the Equality Act",
    }
)
DISABILITY_SHARES = (0.10, 0.04, 0.09, 0.04, 0.19, 0.18, 0.05, 0.05, 0.08, 0.04, 0.11, 0.03)
"""Of all but NONE."""
FACTORS = ("2B", "3B", "4B", "16A", "17A", "18B", "1B", "4A", "5B", "20")
"""Those that come up most among small children; the census has more."""
FACTOR_SHARES = (0.18, 0.38, 0.36, 0.22, 0.22, 0.09, 0.15, 0.08, 0.06, 0.08)
