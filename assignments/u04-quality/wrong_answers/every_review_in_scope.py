# misconception: A rule about new birth visits holds for every review.
# expects: u04-too-early 2/3

# task: u04-too-early
def visits_too_early(reviews):
    return list(reviews.loc[reviews["done_date"] < reviews["dob"], "review_id"])
