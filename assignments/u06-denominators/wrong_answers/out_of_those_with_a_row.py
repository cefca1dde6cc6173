# misconception: A merge keeps everybody.
# expects: u06-share 2/3

# task: u06-share
def c2(due, visits):
    first_visit = visits.groupby("child", as_index=False)["done"].min()
    both = due.merge(first_visit, on="child")
    in_time = int((both["done"] <= both["deadline"]).sum())
    return {"in_time": in_time, "out_of": len(both), "share": in_time / len(both) if len(both) else None}
