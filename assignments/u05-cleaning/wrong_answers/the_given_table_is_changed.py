# misconception: It is the same table, only with more columns.
# expects: u05-clean 1/2

# task: u05-clean
def clean_forms(forms):
    for column in ("forename", "surname"):
        clean = forms[column].map(mend_e, na_action="ignore").str.strip()
        forms[column + "_clean"] = clean
        forms[column + "_key"] = clean.map(fold, na_action="ignore")
    return forms
