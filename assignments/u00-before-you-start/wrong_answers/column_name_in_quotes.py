# misconception: The name of a variable goes between quotation marks.
# expects: u00-full 0/2

# task: u00-full
def how_full(table, column):
    filled = table["column"].count()
    return {"rows": len(table), "filled": filled, "blank": len(table) - filled}
