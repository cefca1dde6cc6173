# misconception: Whoever has no group can be left out.
# expects: u09-rates 2/3

# task: u09-rates
def link_rates(pupils, links, by):
    linked = pupils["pupil_id"].isin(links["pupil_id"])
    return linked.groupby(pupils[by]).mean()
