# misconception: A pair found twice does no harm.
# expects: u05-near 0/2

# task: u05-near
def near_pairs(forms, least):
    whole = forms[["reg_id", "forename_key", "surname_key", "dob"]].dropna()
    found = []
    for one in whole.itertuples():
        for other in whole.itertuples():
            if one.reg_id != other.reg_id and one.dob == other.dob:
                if min(fuzz.ratio(one.forename_key, other.forename_key), fuzz.ratio(one.surname_key, other.surname_key)) >= least:
                    found.append((one.reg_id, other.reg_id))
    return found
