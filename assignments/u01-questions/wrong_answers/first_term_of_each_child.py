# misconception: Duplicates of a child go first, whatever the term.
# expects: u01-count 1/2

# task: u01-count
def count_children(places, term):
    once = places.drop_duplicates("child_id")
    return len(once[once["term"] == term])
