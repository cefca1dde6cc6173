# misconception: An assessment belongs to a referral only if the child has the same number in both.
# expects: u04-referral 1/2

# task: u04-referral
def before_referral(assessments, details):
    both = assessments.merge(details, on=["referral_id", "la_child_id"])
    early = both["assessment_start_date"] < both["cin_referral_date"]
    return list(both.loc[early, "assessment_id"])
