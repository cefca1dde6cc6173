# misconception: A family that prefers not to say has said nothing.
# expects: u05-survivors 2/3

# task: u05-survivors
def one_row_each(rows):
    answered = rows.assign(ethnicity=rows["ethnicity"].where(~rows["ethnicity"].isin(["NOBT", "REFU"])))
    ordered = answered.sort_values(["as_of", "row_id"])
    kept = ordered.groupby("child")[["postcode", "ethnicity"]].last().reset_index()
    return kept.assign(ethnicity=kept["ethnicity"].fillna("NOBT"))
