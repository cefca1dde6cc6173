# misconception: The fields alone make the weight.
# expects: u08-weight 1/2

# task: u08-weight
def weight(levels, table, start):
    total = 0
    for field, level in levels.items():
        total = total + (table[field][level] if level != "missing" else 0)
    return total
