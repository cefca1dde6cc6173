# misconception: A comma always divides two values.
# expects: u02-nursery 2/3

# task: u02-nursery
def read_nursery(text):
    lines = [line.split(",") for line in text.splitlines()]
    rows = [dict(zip(lines[1], line)) for line in lines[2:]]
    return pd.DataFrame(rows, columns=lines[1]).replace("", None)
