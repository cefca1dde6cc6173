"""Draws depend on their key and on nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from synthetic_data.randomness import Dice, Odds, bits, chance, hit, stream


def test_the_same_key_gives_the_same_draws_and_another_key_others() -> None:
    assert (stream(7, "a").random(5) == stream(7, "a").random(5)).all()
    assert (stream(7, "a").random(5) != stream(7, "b").random(5)).all()
    assert (stream(7, "a").random(5) != stream(8, "a").random(5)).all()


def test_keys_with_the_same_letters_in_other_places_are_other_keys() -> None:
    assert (stream("ab", "c").random(5) != stream("a", "bc").random(5)).all()
    assert (stream("a/b").random(5) != stream("a", "b").random(5)).all()


def test_these_draws_never_change_between_releases() -> None:
    """Packs out in the world must stay reproducible: a change here needs a new version."""
    assert bits(2, 2026, "errors", "births").tolist() == [
        4133276346688393747,
        17787661428932370574,
    ]


@pytest.mark.parametrize("rate", [0.0, 0.01, 0.5, 1.0])
def test_a_higher_rate_keeps_those_already_hit(rate: float) -> None:
    draws = bits(10_000, "rates")
    low, high = chance(draws, rate * 0.7), chance(draws, rate)
    assert not (low & ~high).any()
    assert high.all() if rate == 1 else True
    assert not high.any() if rate == 0 else True


def test_a_rows_dice_do_not_depend_on_the_other_rows() -> None:
    draws = bits(100, "dice")
    some = np.array([3, 50, 99])
    every = Dice(draws).uniform("which")
    assert (Dice(draws[some]).uniform("which") == every[some]).all()


def test_dice_are_even_and_purposes_independent_even_among_rows_hit_at_a_low_rate() -> None:
    draws = bits(400_000, "even")
    hit = Dice(draws[chance(draws, 0.05)])
    first, second = hit.uniform("position"), hit.uniform("slip")
    assert len(first) > 19_000
    expected = len(first) / 10
    for values in (first, second):
        counts = np.histogram(values, bins=10, range=(0, 1))[0]
        assert ((counts - expected) ** 2 / expected).sum() < 50  # chi-squared, 9 df: p < 1e-7
    assert abs(np.corrcoef(first, second)[0, 1]) < 5.5 / np.sqrt(len(first))


def test_rates_are_compared_as_exactly_as_fractions_are() -> None:
    draws = bits(50_000, "exact")
    fractions = (draws >> np.uint64(11)) * 2.0**-53
    for rate in (fractions[0], np.nextafter(fractions[0], 1), 0.0, 2.0**-53, 0.3, 1.0, 1.5, -0.1):
        assert (chance(draws, float(rate)) == (fractions < rate)).all()


@pytest.mark.parametrize("factors", [[1.0], [1.0, 0.0, 3.5], [0.0], [40.0, 1.0]])
def test_what_is_hit_is_what_falls_under_each_records_own_rate(factors: list[float]) -> None:
    draws = bits(9_000, "odds")
    each = np.resize(factors, len(draws))
    expected = np.flatnonzero(chance(draws, np.minimum(0.05 * each, 1.0)))
    assert (hit(draws, 0.05, Odds(each)) == expected).all()
    assert hit(draws[:0], 0.05, Odds(each[:0])).tolist() == []
