# misconception: A clean name has no spaces in it.
# expects: u05-clean 1/2

# task: u05-clean
def clean_forms(forms):
    made = forms.copy()
    for column in ("forename", "surname"):
        clean = forms[column].map(mend_e, na_action="ignore").str.replace(" ", "")
        made[column + "_clean"] = clean
        made[column + "_key"] = clean.map(fold, na_action="ignore")
    return made
