# misconception: groupby and value_counts keep every row.
# expects: u00-groups 2/3

# task: u00-groups
def how_many(table, column):
    return table[column].value_counts()


babies = how_many(births[births["dob"].dt.year == 2025], "hv_team")
