# misconception: Two visits are two children.
# expects: u06-share 2/3

# task: u06-share
def c2(due, visits):
    both = due.merge(visits, on="child", how="left")
    in_time = int((both["done"] <= both["deadline"]).sum())
    return {"in_time": in_time, "out_of": len(due), "share": in_time / len(due) if len(due) else None}
