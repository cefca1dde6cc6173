# misconception: The first rows of each band are as good as any.
# expects: u09-draw 1/2

# task: u09-draw
def draw(links, per_band, seed):
    return links.groupby("band").head(per_band)
