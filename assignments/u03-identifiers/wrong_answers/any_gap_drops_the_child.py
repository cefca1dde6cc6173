# misconception: Rows with a gap in any column can be dropped before a join.
# expects: u03-conflicts 2/3

# task: u03-conflicts
def conflicts(forms, register):
    both = forms.dropna().merge(register.dropna(), on="nhs_number", suffixes=("", "_register"))
    return list(both.loc[both["dob"] != both["dob_register"], "reg_id"])
