# misconception: Every part of a message that holds data is a child, the header too.
# expects: u02-children 2/3

# task: u02-children
def children_table(message):
    root = ET.fromstring(message)
    rows = []
    for part in [*root.findall("{*}Children/{*}Child"), *root.findall("{*}Header")]:
        if part.get("unknown") is None:
            rows.append(
                {
                    "la_child_id": part.findtext("{*}ChildIdentifiers/{*}LAchildID") or None,
                    "upn": part.findtext("{*}ChildIdentifiers/{*}UPN") or None,
                    "dob": part.findtext("{*}ChildIdentifiers/{*}PersonBirthDate") or None,
                    "sex": part.findtext("{*}ChildIdentifiers/{*}Sex") or None,
                    "ethnicity": part.findtext("{*}ChildCharacteristics/{*}Ethnicity") or None,
                }
            )
    return pd.DataFrame(rows)
