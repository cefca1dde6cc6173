# misconception: The wrapper is always the last one.
# expects: u02-children 2/3

# task: u02-children
def children_table(message):
    places = {
        "la_child_id": "{*}ChildIdentifiers/{*}LAchildID",
        "upn": "{*}ChildIdentifiers/{*}UPN",
        "dob": "{*}ChildIdentifiers/{*}PersonBirthDate",
        "sex": "{*}ChildIdentifiers/{*}Sex",
        "ethnicity": "{*}ChildCharacteristics/{*}Ethnicity",
    }
    rows = []
    for child in ET.fromstring(message).findall("{*}Children/{*}Child")[:-1]:
        rows.append({name: child.findtext(path) or None for name, path in places.items()})
    return pd.DataFrame(rows)
