# misconception: A visit on the day of birth is before the birth.
# expects: u04-too-early 2/3

# task: u04-too-early
def visits_too_early(reviews):
    early = (reviews["review"] == "NBV") & (reviews["done_date"] <= reviews["dob"])
    return list(reviews.loc[early, "review_id"])
