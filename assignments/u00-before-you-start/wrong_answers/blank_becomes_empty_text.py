# misconception: An empty text is a name for a group.
# expects: u00-groups 2/3

# task: u00-groups
def how_many(table, column):
    return table[column].fillna("").value_counts()


babies = how_many(births[births["dob"].dt.year == 2025], "hv_team")
