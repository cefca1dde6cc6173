# misconception: A program that reads files knows what is in them.
# expects: u02-nursery 1/3

# task: u02-nursery
def read_nursery(text):
    return pd.read_csv(StringIO(text), skiprows=1)
