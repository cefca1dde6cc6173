# misconception: A visit without a date can be given an early one, so that the comparison works.
# expects: u04-too-early 2/3

# task: u04-too-early
def visits_too_early(reviews):
    done = reviews["done_date"].fillna(pd.Timestamp("1900-01-01"))
    return list(reviews.loc[(reviews["review"] == "NBV") & (done < reviews["dob"]), "review_id"])
