# misconception: One name and one year of birth are one child.
# expects: u05-count 2/3

# task: u05-count
def count_children(forms):
    person = forms.assign(year=forms["dob"].dt.year)[["forename_key", "surname_key", "year"]]
    gap = person.isna().any(axis=1)
    return len(person[~gap].drop_duplicates()) + int(gap.sum())
