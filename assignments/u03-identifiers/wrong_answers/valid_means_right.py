# misconception: If a number is known to the register, it belongs to the child on the form.
# expects: u03-conflicts 0/3

# task: u03-conflicts
def conflicts(forms, register):
    known = set(register["nhs_number"].dropna())
    return list(forms.loc[forms["nhs_number"].notna() & ~forms["nhs_number"].isin(known), "reg_id"])
