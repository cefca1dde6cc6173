# misconception: A number on the wrong child shows up as a number used twice in the same system.
# expects: u03-conflicts 0/3

# task: u03-conflicts
def conflicts(forms, register):
    used = forms.dropna(subset=["nhs_number"])
    return list(used.loc[used["nhs_number"].duplicated(keep=False), "reg_id"])
