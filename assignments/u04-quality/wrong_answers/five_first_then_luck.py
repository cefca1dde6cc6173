# misconception: First the five with the most, then those who are more than luck.
# expects: u04-five 1/2

# task: u04-five
def five_to_ring(table, rate):
    pairs = zip(table["hit"], table["children"])
    luck = [chance_of(hit, children, rate) for hit, children in pairs]
    known = table.assign(luck=luck, weight=table["hit"] * table["harm"])
    first = known.sort_values("weight", ascending=False).head(5)
    worth = first[first["luck"] < 0.01]
    return list(worth["setting_urn"].head(5))
