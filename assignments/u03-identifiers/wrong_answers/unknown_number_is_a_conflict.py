# misconception: A number that the register does not have contradicts it.
# expects: u03-conflicts 2/3

# task: u03-conflicts
def conflicts(forms, register):
    known = register.dropna(subset=["nhs_number"])
    asked = forms.dropna(subset=["nhs_number"])
    both = asked.merge(known, on="nhs_number", how="left", suffixes=("", "_register"))
    return list(both.loc[both["dob"] != both["dob_register"], "reg_id"])
