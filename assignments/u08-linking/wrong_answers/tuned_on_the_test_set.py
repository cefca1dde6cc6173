# misconception: The threshold is best chosen on the pairs on which it is measured.
# expects: u08-tried 0/2

# task: u08-tried
def tried(choose, check, wanted):
    sample = check
    good = [limit for limit in sample["weight"]
            if sample.loc[sample["weight"] >= limit, "same_child"].mean() >= wanted]
    limit = min(good)
    table = check
    above = table["weight"] >= limit
    return limit, table.loc[above, "same_child"].mean(), above[table["same_child"]].mean()
