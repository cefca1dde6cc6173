# misconception: A function may take the big table instead of the one that it is given.
# expects: u00-full 0/2

# task: u00-full
def how_full(table, column):
    filled = births["surname"].count()
    return {"rows": len(births), "filled": filled, "blank": len(births) - filled}
