# misconception: Disagreement does not take anything away.
# expects: u08-weight 1/2

# task: u08-weight
def weight(levels, table, start):
    total = start
    for field, level in levels.items():
        total = total + max(table[field][level] if level != "missing" else 0, 0)
    return total
