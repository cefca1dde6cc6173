# misconception: In time is out of those who were reviewed.
# expects: u06-three 2/3

# task: u06-three
def three(due):
    seen = due.dropna(subset=["done"])
    known = due["all_five"].dropna()
    return {"coverage": due["done"].notna().mean(), "timely": (seen["done"] <= seen["deadline"]).mean(),
            "outcome": (known == True).mean()}
