# misconception: One in twenty is rare enough.
# expects: u04-five 1/2

# task: u04-five
def five_to_ring(table, rate):
    pairs = zip(table["hit"], table["children"])
    luck = [chance_of(hit, children, rate) for hit, children in pairs]
    known = table.assign(luck=luck, weight=table["hit"] * table["harm"])
    worth = known[known["luck"] < 0.05].sort_values("weight", ascending=False)
    return list(worth["setting_urn"].head(5))
