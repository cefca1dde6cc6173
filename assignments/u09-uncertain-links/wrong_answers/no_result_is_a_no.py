# misconception: A child without a result did not reach it.
# expects: u09-range 0/2

# task: u09-range
def gld_range(children):
    yes = (children["gld"] == True).sum()
    share = yes / len(children) if len(children) else None
    return {"linked": share, "low": share, "high": share}
