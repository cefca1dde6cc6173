# misconception: A band that has too few rows is left out.
# expects: u09-draw 1/2

# task: u09-draw
def draw(links, per_band, seed):
    large = links.groupby("band")["band"].transform("size") >= per_band
    return links[large].sample(frac=1, random_state=seed).groupby("band").head(per_band)
