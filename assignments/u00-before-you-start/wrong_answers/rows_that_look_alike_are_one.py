# misconception: Two rows that look alike are one row.
# expects: u00-full 1/2

# task: u00-full
def how_full(table, column):
    filled = table[column].count()
    return {
        "rows": len(table.drop_duplicates()),
        "filled": filled,
        "blank": len(table) - filled,
    }
