# misconception: Children who are too young yet are behind.
# expects: u06-catch-up 1/2

# task: u06-catch-up
def catch_up(children, today):
    gone = (children["moved_out"] <= today) | (children["died"] <= today)
    keep = children["done"].isna() & ~gone & (children["child"].notna())
    return list(children[keep]["child"])
