# misconception: The highest threshold is the best one.
# expects: u08-tried 0/2

# task: u08-tried
def tried(choose, check, wanted):
    sample = choose
    good = [limit for limit in sample["weight"]
            if sample.loc[sample["weight"] >= limit, "same_child"].mean() >= wanted]
    limit = max(good)
    table = check
    above = table["weight"] >= limit
    return limit, table.loc[above, "same_child"].mean(), above[table["same_child"]].mean()
