# misconception: The lower the limit, the more is found.
# expects: u05-children 1/2

# task: u05-children
def child_numbers(records):
    names = records[["forename", "surname"]].map(lambda text: str(text).strip().casefold())
    rows = names.assign(dob=records["dob"], place=range(len(records))).dropna()
    pairs = rows.merge(rows, on="dob", suffixes=("", "_2")).query("place < place_2")
    number = list(range(len(records)))
    for pair in pairs.itertuples():
        if fuzz.ratio(pair.surname, pair.surname_2) >= 50:
            old, new = number[pair.place_2], number[pair.place]
            number = [new if one == old else one for one in number]
    return number
