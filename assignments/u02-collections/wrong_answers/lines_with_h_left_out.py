# misconception: Every line that begins with H is a header record.
# expects: u02-nursery 2/3

# task: u02-nursery
def read_nursery(text):
    kept = "\n".join(line for line in text.splitlines() if not line.startswith("H"))
    return pd.read_csv(StringIO(kept), dtype="str", keep_default_na=False, na_values=[""])
