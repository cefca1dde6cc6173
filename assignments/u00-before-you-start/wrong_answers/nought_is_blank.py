# misconception: A 0 is the same as nothing recorded.
# expects: u00-full 1/2

# task: u00-full
def how_full(table, column):
    blank = table[column].isna().sum() + (table[column] == 0).sum()
    return {"rows": len(table), "filled": len(table) - blank, "blank": blank}
