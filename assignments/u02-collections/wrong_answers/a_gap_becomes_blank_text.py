# misconception: Nothing between two commas is a blank text.
# expects: u02-nursery 2/3

# task: u02-nursery
def read_nursery(text):
    return pd.read_csv(StringIO(text), skiprows=1, dtype="str", keep_default_na=False)
