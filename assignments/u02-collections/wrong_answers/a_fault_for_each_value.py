# misconception: A list of faults counts the values that are wrong.
# expects: u02-spec 2/3

# task: u02-spec
def faults(export, spec):
    found = []
    for rule in spec:
        name = rule["column"]
        if name not in export.columns:
            found.append((name, "absent"))
            continue
        for value in export[name]:
            if pd.isna(value):
                if rule["required"]:
                    found.append((name, "blank"))
                continue
            if rule["codes"] is not None and value not in rule["codes"]:
                found.append((name, "code"))
            if rule["shape"] is not None and not re.fullmatch(rule["shape"], value):
                found.append((name, "shape"))
    return found
