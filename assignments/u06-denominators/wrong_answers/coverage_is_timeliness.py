# misconception: Covered means seen in time.
# expects: u06-three 2/3

# task: u06-three
def three(due):
    known = due["all_five"].dropna()
    in_time = (due["done"] <= due["deadline"]).mean()
    return {"coverage": in_time, "timely": in_time, "outcome": (known == True).mean()}
