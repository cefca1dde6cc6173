# misconception: A text has the shape if it begins with it.
# expects: u02-spec 2/3

# task: u02-spec
def faults(export, spec):
    found = []
    for rule in spec:
        name = rule["column"]
        if name not in export.columns:
            found.append((name, "absent"))
            continue
        given = export[name].dropna().astype("str")
        if rule["required"] and export[name].isna().any():
            found.append((name, "blank"))
        if rule["codes"] is not None and not given.isin(rule["codes"]).all():
            found.append((name, "code"))
        if rule["shape"] is not None and not given.str.match(rule["shape"]).all():
            found.append((name, "shape"))
    return found
