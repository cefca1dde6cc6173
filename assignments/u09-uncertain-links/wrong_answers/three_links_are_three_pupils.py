# misconception: A pupil with several links counts several times.
# expects: u09-rates 2/3

# task: u09-rates
def link_rates(pupils, links, by):
    rows = pupils.assign(group=pupils[by].fillna("not known"))
    merged = rows.merge(links[["pupil_id"]].assign(linked=True), on="pupil_id", how="left")
    return merged["linked"].notna().groupby(merged["group"]).mean()
