# misconception: The address at the top is the same each year.
# expects: u02-children 2/3

# task: u02-children
def children_table(message):
    message = message.replace(' xmlns="http://example.org/cin"', "")
    places = {
        "la_child_id": "{*}ChildIdentifiers/{*}LAchildID",
        "upn": "{*}ChildIdentifiers/{*}UPN",
        "dob": "{*}ChildIdentifiers/{*}PersonBirthDate",
        "sex": "{*}ChildIdentifiers/{*}Sex",
        "ethnicity": "{*}ChildCharacteristics/{*}Ethnicity",
    }
    rows = []
    for child in ET.fromstring(message).findall("Children/Child"):
        if child.get("unknown") is None:
            rows.append(
                {
                    name: child.findtext(path.replace("{*}", "")) or None
                    for name, path in places.items()
                }
            )
    return pd.DataFrame(rows)
