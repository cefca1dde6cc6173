# misconception: The clean form is the folded one.
# expects: u05-clean 1/2

# task: u05-clean
def clean_forms(forms):
    made = forms.copy()
    for column in ("forename", "surname"):
        clean = forms[column].map(mend_e, na_action="ignore").str.strip()
        made[column + "_clean"] = clean.map(fold, na_action="ignore")
        made[column + "_key"] = clean.map(fold, na_action="ignore")
    return made
