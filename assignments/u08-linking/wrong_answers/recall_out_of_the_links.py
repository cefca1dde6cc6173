# misconception: Recall is a share of the links made.
# expects: u08-tried 1/2

# task: u08-tried
def tried(choose, check, wanted):
    sample = choose
    good = [limit for limit in sample["weight"]
            if sample.loc[sample["weight"] >= limit, "same_child"].mean() >= wanted]
    limit = min(good)
    table = check
    above = table["weight"] >= limit
    return limit, table.loc[above, "same_child"].mean(), (above & table["same_child"]).sum() / len(table)
