# misconception: A join matches only records that have a number.
# expects: u03-conflicts 2/3

# task: u03-conflicts
def conflicts(forms, register):
    both = forms.merge(register, on="nhs_number", suffixes=("", "_register"))
    return list(both.loc[both["dob"] != both["dob_register"], "reg_id"])
