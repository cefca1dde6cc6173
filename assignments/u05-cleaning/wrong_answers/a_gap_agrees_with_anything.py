# misconception: Where what is there agrees, a gap does not matter.
# expects: u05-count 2/3

# task: u05-count
def count_children(forms):
    person = forms[["forename_key", "surname_key", "dob"]]
    gap = person.isna().any(axis=1)
    whole = person[~gap].drop_duplicates()
    alone = 0
    for _, form in person[gap].iterrows():
        alike = whole
        for column, seen in form.dropna().items():
            alike = alike[alike[column] == seen]
        alone = alone + (len(alike) == 0)
    return len(whole) + alone
