# misconception: How many different values there are is how many are filled in.
# expects: u00-full 1/2

# task: u00-full
def how_full(table, column):
    filled = table[column].nunique()
    return {"rows": len(table), "filled": filled, "blank": len(table) - filled}
