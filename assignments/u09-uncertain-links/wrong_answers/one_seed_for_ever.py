# misconception: A seed that is written into the function will do.
# expects: u09-draw 1/2

# task: u09-draw
def draw(links, per_band, seed):
    return links.sample(frac=1, random_state=1).groupby("band").head(per_band)
