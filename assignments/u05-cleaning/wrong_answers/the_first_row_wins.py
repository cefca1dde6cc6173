# misconception: drop_duplicates keeps the right row.
# expects: u05-survivors 1/3

# task: u05-survivors
def one_row_each(rows):
    return rows.drop_duplicates("child")[["child", "postcode", "ethnicity"]]
