# misconception: A row without a child stands for a child of its own.
# expects: u04-overclaim 1/2

# task: u04-overclaim
def over_fifteen(rows):
    child = rows["child"].fillna(rows["eyc_id"])
    total = rows.groupby(child)["funded_hours"].transform("sum")
    return list(rows.loc[total > 15, "eyc_id"])
