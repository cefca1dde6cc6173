# misconception: From 1 January 2025 on is the year 2025.
# expects: u00-groups 2/3

# task: u00-groups
def how_many(table, column):
    return table[column].fillna("not known").value_counts()


babies = how_many(births[births["dob"] >= pd.Timestamp("2025-01-01")], "hv_team")
