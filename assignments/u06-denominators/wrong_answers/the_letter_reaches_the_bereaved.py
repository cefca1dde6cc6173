# misconception: A death date need not be looked at.
# expects: u06-catch-up 1/2

# task: u06-catch-up
def catch_up(children, today):
    gone = (children["moved_out"] <= today)
    keep = children["done"].isna() & ~gone & (children["standing"] != "not yet due")
    return list(children[keep]["child"])
