# misconception: A row that lacks a name cannot be cleaned and can go.
# expects: u05-clean 1/2

# task: u05-clean
def clean_forms(forms):
    made = forms.dropna(subset=["forename", "surname"])
    for column in ("forename", "surname"):
        clean = made[column].map(mend_e, na_action="ignore").str.strip()
        made = made.assign(**{column + "_clean": clean, column + "_key": clean.map(fold)})
    return made
