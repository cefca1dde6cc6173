"""Typing slips: a neighbouring key, a letter left out, doubled or swapped with the next."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt
import pandas as pd

from synthetic_data.arrays import Flags, Ints
from synthetic_data.errors.contract import CellError, Cells, Example, Stage
from synthetic_data.randomness import Dice
from synthetic_data.schema import Kind
from synthetic_data.text import TEXT

Letters = npt.NDArray[np.uint32]
"""Texts as a matrix of code points, one row a text, with noughts after its end."""

KEYBOARD = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
NEIGHBOUR, LEFT_OUT, DOUBLED, SWAPPED = range(4)
CUMULATED = np.cumsum([0.45, 0.20, 0.15, 0.20])
"""How often each slip happens; our setting."""
WITH_CHECKS = frozenset({Kind.NHS_NUMBER, Kind.PARENT_NHS_NUMBER, Kind.UPN})


def _beside() -> tuple[Letters, Letters]:
    """The keys to the left and to the right of each key, by code point; itself where none is."""
    left, right = np.arange(128, dtype=np.uint32), np.arange(128, dtype=np.uint32)
    for row in KEYBOARD:
        for keys in (row, row.upper()):
            for one, next_one in itertools.pairwise(keys):
                right[ord(one)], left[ord(next_one)] = ord(next_one), ord(one)
            left[ord(keys[0])], right[ord(keys[-1])] = ord(keys[1]), ord(keys[-2])
    return left, right


LEFT, RIGHT = _beside()


def typo(cells: Cells) -> pd.Series:
    """One slip in each text, at a letter or digit; names keep their first letter."""
    letters = _matrix(cells.values)
    width = letters.shape[1]
    rows = np.arange(len(letters))
    place = _place(letters, cells.dice, 0 if cells.column.kind in WITH_CHECKS else 1)
    slip = np.searchsorted(CUMULATED / CUMULATED[-1], cells.dice.uniform("slip"), side="right")
    following = letters[rows, np.minimum(place + 1, width - 1)]
    can_swap = _typed(following) & (following != letters[rows, place])
    slip = np.where((slip == SWAPPED) & ~can_swap, NEIGHBOUR, slip)
    out = np.take_along_axis(letters, _sources(place, slip, width), axis=1)
    pressed = _pressed(letters[rows, place], cells.dice.uniform("side") < 0.5)
    out[rows, place] = np.where(slip == NEIGHBOUR, pressed, out[rows, place])
    made = out.view(f"<U{width}").ravel()
    return pd.Series(made, index=cells.values.index, dtype=TEXT)


def _matrix(texts: pd.Series) -> Letters:
    """The texts as code points, with room for one more letter and an end."""
    width = int(texts.str.len().max()) + 2
    return texts.to_numpy(dtype=f"<U{width}").view(np.uint32).reshape(len(texts), width)


def _typed(letters: Letters) -> Flags:
    """Whether each is a key that one slips on: a letter or digit, not a space or a hyphen."""
    small = letters | 0x20
    accented = letters >= 0xC0
    digit = (letters >= ord("0")) & (letters <= ord("9"))
    return np.asarray((small >= ord("a")) & (small <= ord("z")) | digit | accented)


def _place(letters: Letters, dice: Dice, first: int) -> Ints:
    """A typed key of each text, the first `first` left alone where there is another."""
    usable = _typed(letters)
    several = usable.sum(axis=1) > first
    usable[:, :first] &= ~several[:, None]
    nth = dice.below("position", np.maximum(usable.sum(axis=1), 1)) + 1
    return np.asarray((usable.cumsum(axis=1) >= nth[:, None]).argmax(axis=1), dtype=np.int64)


def _sources(place: Ints, slip: Ints, width: int) -> Ints:
    """For each letter of the result, which letter of the original stands there."""
    at = np.tile(np.arange(width), (len(place), 1))
    here, kind = place[:, None], slip[:, None]
    source = np.where((kind == LEFT_OUT) & (at >= here), at + 1, at)
    source = np.where((kind == DOUBLED) & (at > here), at - 1, source)
    source = np.where((kind == SWAPPED) & (at == here), at + 1, source)
    source = np.where((kind == SWAPPED) & (at == here + 1), at - 1, source)
    return np.minimum(source, width - 1)


def _pressed(keys: Letters, left: Flags) -> Letters:
    """The key beside each; an accented letter, which has a key of its own elsewhere, becomes e."""
    plain = np.where(keys < 128, keys, ord("e")).astype(np.int64)
    beside = np.where(left, LEFT[plain], RIGHT[plain])
    return np.asarray(np.where(keys < 128, beside, ord("e")), dtype=np.uint32)


ERROR = CellError(
    name="keyboard_typos",
    help="One slip on the keyboard: a neighbouring key, a letter left out, doubled, or swapped "
    "with the next. In a number with a check digit or check letter, the check finds it.",
    touches=frozenset({Kind.FORENAME, Kind.SURNAME, Kind.POSTCODE, Kind.ADDRESS})
    | {Kind.PARENT_FORENAME, Kind.PARENT_SURNAME}
    | WITH_CHECKS
    | {Kind.ELIGIBILITY_CODE},
    spoil=typo,
    rate=0.005,
    stage=Stage.TYPING,
    example=Example(Kind.SURNAME, "Kowalska"),
    evidence="Lam, Boyd, Linacre, Blackburn and Harron, IJPDS 2024, 9(1):2389: 12 % of forenames "
    "disagreed between two collections about the same children, for all reasons together.",
)
