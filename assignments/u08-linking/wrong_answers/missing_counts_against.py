# misconception: A field that is missing has not agreed.
# expects: u08-weight 1/2

# task: u08-weight
def weight(levels, table, start):
    total = start
    for field, level in levels.items():
        total = total + table[field].get(level, table[field]["different"])
    return total
