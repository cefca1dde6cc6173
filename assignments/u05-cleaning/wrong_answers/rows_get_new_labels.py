# misconception: The labels of the rows are only numbers.
# expects: u05-clean 1/2

# task: u05-clean
def clean_forms(forms):
    made = forms.reset_index(drop=True)
    for column in ("forename", "surname"):
        clean = made[column].map(mend_e, na_action="ignore").str.strip()
        made[column + "_clean"] = clean
        made[column + "_key"] = clean.map(fold, na_action="ignore")
    return made
