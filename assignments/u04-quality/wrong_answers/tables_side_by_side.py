# misconception: The tables are in the same order, so their rows belong together.
# expects: u04-referral 1/2

# task: u04-referral
def before_referral(assessments, details):
    early = assessments["assessment_start_date"] < details["cin_referral_date"].reindex(
        assessments.index
    )
    return list(assessments.loc[early, "assessment_id"])
