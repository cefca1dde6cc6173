# misconception: Every review has a result.
# expects: u06-three 2/3

# task: u06-three
def three(due):
    seen = due.dropna(subset=["done"])
    return {"coverage": due["done"].notna().mean(), "timely": (due["done"] <= due["deadline"]).mean(),
            "outcome": (seen["all_five"] == True).mean()}
