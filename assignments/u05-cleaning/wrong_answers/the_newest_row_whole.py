# misconception: The newest row is right in every column.
# expects: u05-survivors 1/3

# task: u05-survivors
def one_row_each(rows):
    ordered = rows.sort_values(["as_of", "row_id"])
    kept = ordered.drop_duplicates("child", keep="last")[["child", "postcode", "ethnicity"]]
    return kept.assign(ethnicity=kept["ethnicity"].fillna("NOBT"))
