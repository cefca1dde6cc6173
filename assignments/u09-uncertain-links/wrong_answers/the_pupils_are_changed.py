# misconception: The given table may be written on.
# expects: u09-rates 2/3

# task: u09-rates
def link_rates(pupils, links, by):
    pupils[by] = pupils[by].fillna("not known")
    linked = pupils["pupil_id"].isin(links["pupil_id"])
    return linked.groupby(pupils[by]).mean()
