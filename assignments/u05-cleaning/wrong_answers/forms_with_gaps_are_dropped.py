# misconception: A form with a gap cannot be counted.
# expects: u05-count 2/3

# task: u05-count
def count_children(forms):
    return len(forms[["forename_key", "surname_key", "dob"]].dropna().drop_duplicates())
