# misconception: Whoever is linked to something is linked rightly.
# expects: u09-tally 1/2

# task: u09-tally
def tally(links, real):
    both = links["pupil_id"].isin(real["pupil_id"]).sum()
    return {"right": both, "wrong": len(links) - both, "missed": len(real) - both}
