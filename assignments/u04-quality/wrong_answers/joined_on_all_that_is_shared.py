# misconception: Two tables are joined on whatever columns they have in common.
# expects: u04-referral 1/2

# task: u04-referral
def before_referral(assessments, details):
    both = assessments.merge(details)
    early = both["assessment_start_date"] < both["cin_referral_date"]
    return list(both.loc[early, "assessment_id"])
