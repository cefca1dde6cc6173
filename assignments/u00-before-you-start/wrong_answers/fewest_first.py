# misconception: Sorting puts the largest first.
# expects: u00-busiest 0/1

# task: u00-busiest
def busiest(table):
    return list(table.sort_values("forms")["hub"])
