# misconception: An assessment on the day of the referral comes before it.
# expects: u04-referral 1/2

# task: u04-referral
def before_referral(assessments, details):
    both = assessments.merge(details[["referral_id", "cin_referral_date"]], on="referral_id")
    early = both["assessment_start_date"] <= both["cin_referral_date"]
    return list(both.loc[early, "assessment_id"])
