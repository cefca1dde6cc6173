# misconception: The catch-up is for all who were not in time, seen since or not.
# expects: u06-catch-up 1/2

# task: u06-catch-up
def catch_up(children, today):
    gone = (children["moved_out"] <= today) | (children["died"] <= today)
    due = children["standing"] != "not yet due"
    seen = children["done"] < pd.Timestamp("2025-12-01")
    return list(children[~seen & ~gone & due]["child"])
