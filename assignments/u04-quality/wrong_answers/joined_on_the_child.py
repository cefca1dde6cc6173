# misconception: A child has one referral, so its number joins the tables.
# expects: u04-referral 1/2

# task: u04-referral
def before_referral(assessments, details):
    both = assessments.merge(details[["la_child_id", "cin_referral_date"]], on="la_child_id")
    early = both["assessment_start_date"] < both["cin_referral_date"]
    return list(both.loc[early, "assessment_id"])
