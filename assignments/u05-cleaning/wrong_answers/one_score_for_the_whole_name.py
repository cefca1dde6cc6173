# misconception: Forename and surname are measured as one text.
# expects: u05-near 1/2

# task: u05-near
def near_pairs(forms, least):
    whole = forms[["reg_id", "forename_key", "surname_key", "dob"]].dropna()
    both = whole.merge(whole, on="dob", suffixes=("", "_2"))
    found = []
    for pair in both[both["reg_id"] < both["reg_id_2"]].itertuples():
        one = pair.forename_key + " " + pair.surname_key
        other = pair.forename_key_2 + " " + pair.surname_key_2
        if fuzz.ratio(one, other) >= least:
            found.append((pair.reg_id, pair.reg_id_2))
    return found
