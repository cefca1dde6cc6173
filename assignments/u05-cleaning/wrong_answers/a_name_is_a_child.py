# misconception: A name says who a child is.
# expects: u05-count 2/3

# task: u05-count
def count_children(forms):
    gap = forms[["forename_key", "surname_key", "dob"]].isna().any(axis=1)
    return len(forms[~gap].drop_duplicates(["forename_key", "surname_key"])) + int(gap.sum())
