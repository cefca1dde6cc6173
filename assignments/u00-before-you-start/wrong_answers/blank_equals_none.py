# misconception: A blank can be found with == None.
# expects: u00-full 1/2

# task: u00-full
def how_full(table, column):
    blank = (table[column] == None).sum()
    return {"rows": len(table), "filled": len(table) - blank, "blank": blank}
