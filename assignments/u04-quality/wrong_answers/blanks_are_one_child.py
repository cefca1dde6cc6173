# misconception: Rows whose child is not known belong to the same child.
# expects: u04-overclaim 1/2

# task: u04-overclaim
def over_fifteen(rows):
    total = rows.groupby(rows["child"].fillna("not known"))["funded_hours"].transform("sum")
    return list(rows.loc[total > 15, "eyc_id"])
