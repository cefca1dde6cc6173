"""Write names.csv: our own lists blended with Faker's pools, read once and kept with the code.

A generator never draws from Faker live, because Faker does not promise the same answer across patch
releases. After an edit to own_names.toml: python -m synthetic_data.reference.build_names
"""

from __future__ import annotations

import csv
import re
import tomllib
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
OWN_SHARE = 0.75
"""Our lists carry this share of each pool; Faker's long tail shares the rest equally."""

FAKER: dict[tuple[str, str], tuple[str, str]] = {
    ("british", "mother"): ("en_GB", "first_names_female"),
    ("british", "surname"): ("en_GB", "last_names"),
    ("irish", "surname"): ("en_IE", "last_names"),
    ("irish", "girl"): ("en_IE", "first_names_female"),
    ("irish", "boy"): ("en_IE", "first_names_male"),
    ("indian", "girl"): ("en_IN", "first_names_female"),
    ("indian", "boy"): ("en_IN", "first_names_male"),
    ("indian", "surname"): ("en_IN", "last_names"),
    ("nigerian", "girl"): ("yo_NG", "first_names_female"),
    ("nigerian", "boy"): ("yo_NG", "first_names_male"),
    ("nigerian", "surname"): ("yo_NG", "last_names"),
    ("ghanaian", "girl"): ("tw_GH", "first_names_female"),
    ("ghanaian", "boy"): ("tw_GH", "first_names_male"),
    ("ghanaian", "surname"): ("tw_GH", "last_names"),
    ("romanian", "girl"): ("ro_RO", "first_names_female"),
    ("romanian", "boy"): ("ro_RO", "first_names_male"),
    ("romanian", "surname"): ("ro_RO", "last_names"),
    ("turkish", "girl"): ("tr_TR", "first_names_female"),
    ("turkish", "boy"): ("tr_TR", "first_names_male"),
    ("turkish", "surname"): ("tr_TR", "last_names"),
    ("polish", "girl"): ("pl_PL", "first_names_female"),
    ("polish", "boy"): ("pl_PL", "first_names_male"),
    ("polish", "surname"): ("pl_PL", "unisex_last_names"),
    ("portuguese", "girl"): ("pt_PT", "first_names_female"),
    ("portuguese", "boy"): ("pt_PT", "first_names_male"),
    ("portuguese", "surname"): ("pt_PT", "last_names"),
    ("chinese", "surname"): ("zh_CN", "last_romanized_names"),
}
LONGEST_TAIL = 400
NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def from_faker(locale: str, attribute: str) -> list[str]:
    """A pool's single-word names in a stable order, at most LONGEST_TAIL of them."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    names = {name.replace("’", "'") for name in getattr(provider, attribute)}
    usable = sorted(name for name in names if NAME.fullmatch(name) and len(name) > 2)
    step = max(1, len(usable) // LONGEST_TAIL)
    return usable[::step][:LONGEST_TAIL]


def female_form(pool: str, surname: str) -> str:
    """Polish adjectival surnames change their ending: Kowalski's daughter is Kowalska."""
    if pool == "polish" and re.search(r"(sk|ck|dzk)i$", surname):
        return surname[:-1] + "a"
    return surname


def weights(own: list[str], tail: list[str]) -> list[tuple[str, float]]:
    """Each name once with its weight; the first names of our list are the commonest."""
    ranked = [1 / (rank + 6) for rank in range(len(own))]
    share = OWN_SHARE if tail else 1.0
    if not own:
        share = 0.0
    weighed = {name: share * weight / sum(ranked) for name, weight in zip(own, ranked, strict=True)}
    extra = [name for name in tail if name not in weighed]
    weighed |= {name: (1 - share) / len(extra) for name in extra}
    return list(weighed.items())


def rows() -> list[tuple[str, str, str, str, str]]:
    """Every line of names.csv: pool, part, name, female form, weight."""
    own = tomllib.loads((HERE / "own_names.toml").read_text(encoding="utf-8"))
    parts = {"girl": "girls", "boy": "boys", "mother": "mothers", "surname": "surnames"}
    lines = []
    for pool, lists in own.items():
        for part, plural in parts.items():
            listed = list(dict.fromkeys(lists.get(plural, "").split()))
            tail = from_faker(*FAKER[pool, part]) if (pool, part) in FAKER else []
            lines += [
                (pool, part, name, female_form(pool, name), f"{weight:.8f}")
                for name, weight in weights(listed, tail)
            ]
    return lines


def main() -> None:
    """Write names.csv beside this file."""
    with (HERE / "names.csv").open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("pool", "part", "name", "female_form", "weight"))
        writer.writerows(rows())


if __name__ == "__main__":
    main()
