# misconception: The rows with an answer about ethnicity are the better rows.
# expects: u05-survivors 2/3

# task: u05-survivors
def one_row_each(rows):
    answer = rows["ethnicity"].notna() & (rows["ethnicity"] != "NOBT")
    ordered = rows.assign(answer=answer).sort_values(["answer", "as_of", "row_id"])
    kept = ordered.groupby("child")[["postcode", "ethnicity"]].last().reset_index()
    return kept.assign(ethnicity=kept["ethnicity"].fillna("NOBT"))
