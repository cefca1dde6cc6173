# misconception: A child who is there twice is a mistake, and goes.
# expects: u01-count 1/2

# task: u01-count
def count_children(places, term):
    there = places[places["term"] == term]
    return len(there.drop_duplicates("child_id", keep=False))
