# misconception: A name that is a part of another is like it.
# expects: u05-near 1/2

# task: u05-near
def near_pairs(forms, least):
    whole = forms[["reg_id", "forename_key", "surname_key", "dob"]].dropna()
    both = whole.merge(whole, on="dob", suffixes=("", "_2"))
    found = []
    for pair in both[both["reg_id"] < both["reg_id_2"]].itertuples():
        forename = fuzz.partial_ratio(pair.forename_key, pair.forename_key_2)
        surname = fuzz.partial_ratio(pair.surname_key, pair.surname_key_2)
        if min(forename, surname) >= least:
            found.append((pair.reg_id, pair.reg_id_2))
    return found
