# misconception: The order of the steps does not matter.
# expects: u05-clean 1/2

# task: u05-clean
def clean_forms(forms):
    made = forms.copy()
    for column in ("forename", "surname"):
        made[column + "_clean"] = forms[column].map(mend_e, na_action="ignore").str.strip()
        made[column + "_key"] = forms[column].str.strip().map(fold, na_action="ignore").map(mend_e, na_action="ignore")
    return made
