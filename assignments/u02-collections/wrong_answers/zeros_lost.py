# misconception: Rooms and codes of digits are quantities.
# expects: u02-nursery 2/3

# task: u02-nursery
def read_nursery(text):
    return pd.read_csv(StringIO(text), skiprows=1, keep_default_na=False, na_values=[""])
