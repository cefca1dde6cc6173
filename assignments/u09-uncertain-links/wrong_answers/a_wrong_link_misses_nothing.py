# misconception: A pupil with a wrong link is not missed.
# expects: u09-tally 1/2

# task: u09-tally
def tally(links, real):
    both = len(links.merge(real, on=["pupil_id", "reg_id"]))
    missed = (~real["pupil_id"].isin(links["pupil_id"])).sum()
    return {"right": both, "wrong": len(links) - both, "missed": missed}
