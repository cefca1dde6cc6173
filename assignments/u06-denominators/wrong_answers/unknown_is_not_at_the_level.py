# misconception: Without a score the child is not at the expected level.
# expects: u06-three 2/3

# task: u06-three
def three(due):
    return {"coverage": due["done"].notna().mean(), "timely": (due["done"] <= due["deadline"]).mean(),
            "outcome": (due["all_five"] == True).sum() / len(due) if due["all_five"].notna().any() else None}
