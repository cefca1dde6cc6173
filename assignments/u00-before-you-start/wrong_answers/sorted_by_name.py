# misconception: Sorting the list of names sorts by what belongs to them.
# expects: u00-busiest 0/1

# task: u00-busiest
def busiest(table):
    return sorted(table["hub"], reverse=True)
