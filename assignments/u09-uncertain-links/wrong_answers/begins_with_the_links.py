# misconception: Groups without any link need no row.
# expects: u09-rates 2/3

# task: u09-rates
def link_rates(pupils, links, by):
    rows = pupils.assign(group=pupils[by].fillna("not known"))
    inside = rows[rows["pupil_id"].isin(links["pupil_id"])]
    return (inside.groupby("group").size() / rows.groupby("group").size()).dropna()
