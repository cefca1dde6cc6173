# misconception: An assessment that is not shown to be in order breaks the rule.
# expects: u04-referral 1/2

# task: u04-referral
def before_referral(assessments, details):
    dates = details[["referral_id", "cin_referral_date"]]
    both = assessments.merge(dates, on="referral_id", how="left")
    in_order = both["assessment_start_date"] >= both["cin_referral_date"]
    return list(both.loc[~in_order, "assessment_id"])
