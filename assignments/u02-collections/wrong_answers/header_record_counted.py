# misconception: Every line of a file after the first is a child.
# expects: u02-nursery 1/3

# task: u02-nursery
def read_nursery(text):
    lines = text.splitlines()
    width = len(lines[1].split(","))
    first = ",".join((lines[0].split(",") + [""] * width)[:width])
    moved = "\n".join([lines[1], *lines[2:], first])
    return pd.read_csv(StringIO(moved), dtype="str", keep_default_na=False, na_values=[""])
