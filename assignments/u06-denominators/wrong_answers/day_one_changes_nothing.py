# misconception: Day 14, counted from day 1, is an age of 14.
# expects: u06-recount 2/3

# task: u06-recount
def recount(children, rule):
    also = {"movers in": ["moved in late"], "leavers": ["died", "moved out"],
            "not yet due": ["not yet due"]}
    rows = children[children["standing"].isin(["counted", *also.get(rule, [])])]
    if rule == "visit month":
        rows = children[children["done"].between(FIRST, LAST)]
    if rule == "reviewed only":
        rows = rows[rows["done"].notna()]
    limit = {"day one": 14, "thirty days": 30}.get(rule, 14)
    in_time = (rows["done"] - rows["dob"]).dt.days <= limit
    return int(in_time.sum()), len(rows)
