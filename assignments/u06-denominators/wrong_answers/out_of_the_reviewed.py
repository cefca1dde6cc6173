# misconception: The denominator is the children who were reviewed.
# expects: u06-share 2/3

# task: u06-share
def c2(due, visits):
    first_visit = visits.groupby("child")["done"].min()
    done = due["child"].map(first_visit).dropna()
    in_time = int((done <= due["deadline"].loc[done.index]).sum())
    return {"in_time": in_time, "out_of": len(done), "share": in_time / len(done) if len(done) else None}
