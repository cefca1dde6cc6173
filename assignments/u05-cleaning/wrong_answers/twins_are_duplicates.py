# misconception: Same surname and same birthday: the same child.
# expects: u05-count 2/3

# task: u05-count
def count_children(forms):
    gap = forms[["forename_key", "surname_key", "dob"]].isna().any(axis=1)
    return len(forms[~gap].drop_duplicates(["surname_key", "dob"])) + int(gap.sum())
