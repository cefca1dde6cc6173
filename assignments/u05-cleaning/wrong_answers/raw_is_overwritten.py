# misconception: Once it is clean, nobody needs what was typed.
# expects: u05-clean 1/2

# task: u05-clean
def clean_forms(forms):
    made = forms.copy()
    for column in ("forename", "surname"):
        made[column] = forms[column].map(mend_e, na_action="ignore").str.strip()
        made[column + "_clean"] = made[column]
        made[column + "_key"] = made[column].map(fold, na_action="ignore")
    return made
