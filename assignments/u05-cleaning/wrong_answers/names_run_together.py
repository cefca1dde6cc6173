# misconception: Forename, surname and birthday can be written into one word.
# expects: u05-count 2/3

# task: u05-count
def count_children(forms):
    gap = forms[["forename_key", "surname_key", "dob"]].isna().any(axis=1)
    whole = forms[~gap]
    words = whole["forename_key"] + whole["surname_key"] + whole["dob"].astype(str)
    return words.nunique() + int(gap.sum())
