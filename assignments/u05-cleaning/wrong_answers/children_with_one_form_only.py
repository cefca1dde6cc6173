# misconception: Children who stand there twice are left out altogether.
# expects: u05-count 2/3

# task: u05-count
def count_children(forms):
    person = forms[["forename_key", "surname_key", "dob"]]
    gap = person.isna().any(axis=1)
    return len(person[~gap].drop_duplicates(keep=False)) + int(gap.sum())
