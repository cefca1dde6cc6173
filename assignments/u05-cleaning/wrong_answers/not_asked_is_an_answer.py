# misconception: The latest code stands, whatever it says.
# expects: u05-survivors 2/3

# task: u05-survivors
def one_row_each(rows):
    answered = rows.assign(ethnicity=rows["ethnicity"])
    ordered = answered.sort_values(["as_of", "row_id"])
    kept = ordered.groupby("child")[["postcode", "ethnicity"]].last().reset_index()
    return kept.assign(ethnicity=kept["ethnicity"].fillna("NOBT"))
