# misconception: Of pairs with one weight, those that stand first can be above the threshold and the others below.
# expects: u08-tried 1/2

# task: u08-tried
def tried(choose, check, wanted):
    ordered = choose.sort_values("weight", ascending=False, kind="stable")
    share = ordered["same_child"].expanding().mean()
    limit = ordered["weight"][share >= wanted].min()
    above = check["weight"] >= limit
    return limit, check.loc[above, "same_child"].mean(), above[check["same_child"]].mean()
