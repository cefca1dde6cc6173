# misconception: Two forms without a date of birth agree about it.
# expects: u05-count 2/3

# task: u05-count
def count_children(forms):
    return len(forms.drop_duplicates(["forename_key", "surname_key", "dob"]))
