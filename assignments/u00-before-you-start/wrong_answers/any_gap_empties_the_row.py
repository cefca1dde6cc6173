# misconception: dropna() looks only at the column in mind.
# expects: u00-full 1/2

# task: u00-full
def how_full(table, column):
    filled = len(table.dropna())
    return {"rows": len(table), "filled": filled, "blank": len(table) - filled}
