# misconception: A visit that is not on or after the birth is before it.
# expects: u04-too-early 2/3

# task: u04-too-early
def visits_too_early(reviews):
    early = (reviews["review"] == "NBV") & ~(reviews["done_date"] >= reviews["dob"])
    return list(reviews.loc[early, "review_id"])
