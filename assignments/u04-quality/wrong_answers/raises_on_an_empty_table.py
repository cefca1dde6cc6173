# misconception: There is always at least one row to look at.
# expects: u04-too-early 2/3

# task: u04-too-early
def visits_too_early(reviews):
    first = reviews["done_date"].iloc[0]
    early = (reviews["review"] == "NBV") & (reviews["done_date"] < reviews["dob"])
    return list(reviews.loc[early, "review_id"])
