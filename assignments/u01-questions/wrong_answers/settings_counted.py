# misconception: The number of settings says how many come.
# expects: u01-count 0/2

# task: u01-count
def count_children(places, term):
    return places.loc[places["term"] == term, "setting_urn"].nunique()
