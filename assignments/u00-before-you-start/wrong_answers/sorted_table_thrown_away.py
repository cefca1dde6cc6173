# misconception: sort_values sorts the table where it stands.
# expects: u00-busiest 0/1

# task: u00-busiest
def busiest(table):
    table.sort_values("forms", ascending=False)
    return list(table["hub"])
