# misconception: A child counted once over the year is counted once.
# expects: u01-count 1/2

# task: u01-count
def count_children(places, term):
    return places["child_id"].nunique()
