# misconception: A small band is filled up by drawing pairs again.
# expects: u09-draw 1/2

# task: u09-draw
def draw(links, per_band, seed):
    bands = [of.sample(per_band, replace=True, random_state=seed) for _, of in links.groupby("band")]
    return pd.concat(bands)
