# misconception: Counting another column counts the rows.
# expects: u00-groups 1/3

# task: u00-groups
def how_many(table, column):
    named = table.assign(group=table[column].fillna("not known"))
    return named.groupby("group")[named.columns[-2]].count()


babies = how_many(births[births["dob"].dt.year == 2025][["hv_team", "birth_id"]], "hv_team")
