# misconception: The forms of one child stand next to each other.
# expects: u05-count 2/3

# task: u05-count
def count_children(forms):
    person = forms[["forename_key", "surname_key", "dob"]]
    same = (person == person.shift()).all(axis=1)
    return int((~same).sum())
