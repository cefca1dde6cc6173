# misconception: One of the names being alike is enough.
# expects: u05-near 1/2

# task: u05-near
def near_pairs(forms, least):
    whole = forms[["reg_id", "forename_key", "surname_key", "dob"]].dropna()
    found = []
    for one in whole.itertuples():
        for other in whole.itertuples():
            if one.reg_id < other.reg_id and one.dob == other.dob:
                if max(fuzz.ratio(one.forename_key, other.forename_key), fuzz.ratio(one.surname_key, other.surname_key)) >= least:
                    found.append((one.reg_id, other.reg_id))
    return found
