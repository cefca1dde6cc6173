# misconception: A number of digits is a quantity.
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
    for child in ET.fromstring(message).findall("{*}Children/{*}Child"):
        if child.get("unknown") is None:
            rows.append({name: child.findtext(path) or None for name, path in places.items()})
    table = pd.DataFrame(rows, columns=list(places))
    if len(table) and table["la_child_id"].str.isdigit().all():
        table["la_child_id"] = pd.to_numeric(table["la_child_id"])
    return table
