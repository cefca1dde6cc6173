# misconception: .count() of a column counts rows.
# expects: u00-full 1/2

# task: u00-full
def how_full(table, column):
    return {
        "rows": table[column].count(),
        "filled": table[column].count(),
        "blank": table[column].isna().sum(),
    }
