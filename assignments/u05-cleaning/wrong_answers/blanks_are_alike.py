# misconception: Two missing names are as like as can be.
# expects: u05-near 1/2

# task: u05-near
def near_pairs(forms, least):
    whole = forms.assign(dob=forms["dob"].astype(str)).fillna("")
    found = []
    for one in whole.itertuples():
        for other in whole.itertuples():
            if one.reg_id < other.reg_id and one.dob == other.dob:
                if min(fuzz.ratio(one.forename_key, other.forename_key), fuzz.ratio(one.surname_key, other.surname_key)) >= least:
                    found.append((one.reg_id, other.reg_id))
    return found
