# misconception: Who was here at the end of the quarter is here.
# expects: u06-catch-up 1/2

# task: u06-catch-up
def catch_up(children, today):
    gone = children["standing"].isin(["died", "moved out"])
    keep = children["done"].isna() & ~gone & (children["standing"] != "not yet due")
    return list(children[keep]["child"])
