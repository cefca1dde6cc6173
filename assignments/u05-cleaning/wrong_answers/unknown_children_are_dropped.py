# misconception: A child about whom something is missing is left out.
# expects: u05-survivors 1/3

# task: u05-survivors
def one_row_each(rows):
    answered = rows.assign(ethnicity=rows["ethnicity"].where(rows["ethnicity"] != "NOBT"))
    ordered = answered.sort_values(["as_of", "row_id"])
    kept = ordered.groupby("child")[["postcode", "ethnicity"]].last().reset_index()
    return kept.dropna()
