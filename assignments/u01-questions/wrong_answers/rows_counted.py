# misconception: A row is a child.
# expects: u01-count 1/2

# task: u01-count
def count_children(places, term):
    return len(places[places["term"] == term])
