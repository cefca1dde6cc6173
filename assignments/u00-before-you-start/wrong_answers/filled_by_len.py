# misconception: len() of a column counts the values that are there.
# expects: u00-full 1/2

# task: u00-full
def how_full(table, column):
    return {
        "rows": len(table),
        "filled": len(table[column]),
        "blank": table[column].isna().sum(),
    }
