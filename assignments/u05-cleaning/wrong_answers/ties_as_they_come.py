# misconception: Two rows of one day: it does not matter which.
# expects: u05-survivors 2/3

# task: u05-survivors
def one_row_each(rows):
    answered = rows.assign(ethnicity=rows["ethnicity"].where(rows["ethnicity"] != "NOBT"))
    ordered = answered.sort_values("as_of", kind="stable")
    kept = ordered.groupby("child")[["postcode", "ethnicity"]].last().reset_index()
    return kept.assign(ethnicity=kept["ethnicity"].fillna("NOBT"))
