"""The knobs of what makes children develop, of the reviews, of help given, and of who gets it.

Effects are in units of the spread of development among children (one standard deviation), other
things being equal. They are the right answers that a causal analysis should find.
"""

from __future__ import annotations

from synthetic_data.scenario import Knob


def effect(name: str, default: float, help: str) -> Knob:
    """A knob for an effect, which may go either way."""
    return Knob(name, default, help, low=-4.0, high=4.0)


DEVELOPMENT = (
    effect("effect_girl", 0.35, "development of girls against boys"),
    effect("effect_free_meals", -0.40, "development of children entitled to free school meals"),
    effect("effect_free_meals_girls", -0.10, "further, for girls with free school meals"),
    effect("effect_deprived_fifth", -0.06, "the same for each step to a more deprived fifth"),
    effect("effect_other_language", -0.13, "where English is not the language of the home"),
    effect("effect_talk_other_language", -0.35, "further, on communication in English at two"),
    effect("effect_week_early", -0.04, "for each week of gestation short of 39"),
    effect(
        "effect_month_younger", -0.046, "at five, for each month younger within the school year"
    ),
    effect("effect_sen_support", -1.00, "special needs that schools support"),
    effect("effect_sen_plan", -2.20, "special needs that take a plan"),
    effect("effect_term_attended", 0.030, "at five, for each term of early education from two on"),
    effect("effect_review_had", 0.05, "at five, for each health visitor's review"),
    Knob("effects_at_two", 0.75, "effects at two as a share of those at five", high=2.0),
    Knob("stays_the_same", 0.80, "how much of a child's own gift at two is still there at five"),
    Knob("asq_noise", 0.45, "error of measurement in a domain of the ASQ-3", high=3.0),
)

REVIEWS = (
    Knob(
        "new_birth_visit_by_14_days",
        0.855,
        "new birth visits in time, before children who come later",
    ),
    Knob("new_birth_visit_by_30_days", 0.980, "new birth visits by 30 days"),
    Knob("six_week_review_in_time", 0.829, "6 to 8 week reviews by 8 weeks"),
    Knob("one_year_review_in_time", 0.890, "12 month reviews by 15 months"),
    Knob("two_year_review_in_time", 0.818, "2 to 2½ year reviews by 2½ years"),
    Knob("two_year_review_with_asq", 0.912, "2 to 2½ year reviews done with the ASQ-3"),
    Knob("follow_up_done", 0.82, "follow-ups at three that take place, of those that are due"),
)

PROGRAMME = (
    effect("programme_effect", 0.40, "of Talk Together, on communication at three"),
    Knob("programme_lasts", 0.75, "how much of that effect is left at five, on communication"),
    Knob(
        "referred_usually", 0.18, "referrals to Talk Together at a score of 45 in the middle fifth"
    ),
    effect("referred_per_5_points", 0.55, "log odds of a referral for each 5 points below 45"),
    effect("referred_per_fifth", 0.35, "log odds of a referral for each more deprived fifth"),
    Knob("referred_starts", 0.78, "families that start when they are referred, English at home"),
    effect("starts_other_language", -0.60, "log odds of starting where English is not spoken"),
    Knob("comes_each_week", 0.82, "sessions to which a child comes, of ten"),
    effect("closure_effect", -0.25, "of the nursery's closing, on development at five"),
)

NEEDS = (
    Knob("social_care_referrals", 0.0455, "families referred to social care in a year", high=0.5),
    Knob("referred_again", 0.58, "closed cases that are referred again within about a year"),
    Knob("early_help_referrals", 0.076, "families referred to early help in a year", high=0.5),
    Knob("unborn_cases", 0.075, "open cases about children not yet born, as a share of the others"),
)

KNOBS = (*DEVELOPMENT, *REVIEWS, *PROGRAMME, *NEEDS)
