# misconception: The table already holds only the year that was asked about.
# expects: u00-groups 2/3

# task: u00-groups
def how_many(table, column):
    return table[column].fillna("not known").value_counts()


babies = how_many(births, "hv_team")
