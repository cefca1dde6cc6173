# misconception: A sample from the whole file holds enough of each band.
# expects: u09-draw 1/2

# task: u09-draw
def draw(links, per_band, seed):
    size = min(len(links), per_band * links["band"].nunique())
    drawn = links.sample(size, random_state=seed)
    one = links.sample(frac=1, random_state=seed).groupby("band").head(1)
    return pd.concat([drawn, one]).drop_duplicates()
