# misconception: The words NA, None and Null mean that nothing was recorded.
# expects: u02-nursery 2/3

# task: u02-nursery
def read_nursery(text):
    return pd.read_csv(StringIO(text), skiprows=1, dtype="str")
