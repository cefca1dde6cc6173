# misconception: Only those who count in the measure are offered a visit.
# expects: u06-catch-up 1/2

# task: u06-catch-up
def catch_up(children, today):
    gone = (children["moved_out"] <= today) | (children["died"] <= today)
    keep = children["done"].isna() & ~gone & (children["standing"] == "counted")
    return list(children[keep]["child"])
