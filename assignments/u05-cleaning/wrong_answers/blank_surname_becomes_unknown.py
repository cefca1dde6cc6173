# misconception: A gap in the names should be filled, so that nothing breaks.
# expects: u05-clean 1/2

# task: u05-clean
def clean_forms(forms):
    made = forms.copy()
    for column in ("forename", "surname"):
        clean = forms[column].fillna("unknown").map(mend_e).str.strip()
        made[column + "_clean"] = clean
        made[column + "_key"] = clean.map(fold)
    return made
