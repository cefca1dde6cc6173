# misconception: The third ethnicity in the file is that of the third child.
# expects: u02-children 1/3

# task: u02-children
def children_table(message):
    root = ET.fromstring(re.sub(' xmlns="[^"]*"', "", message))
    tags = {
        "la_child_id": "LAchildID",
        "upn": "UPN",
        "dob": "PersonBirthDate",
        "sex": "Sex",
        "ethnicity": "Ethnicity",
    }
    columns = {name: [part.text for part in root.iter(tag)] for name, tag in tags.items()}
    return pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in columns.items()})
