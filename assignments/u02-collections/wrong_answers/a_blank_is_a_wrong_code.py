# misconception: A blank is no code of the list, so it is a wrong code.
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
        if rule["codes"] is not None and not export[name].isin(rule["codes"]).all():
            found.append((name, "code"))
        if rule["shape"] is not None and not given.str.fullmatch(rule["shape"]).all():
            found.append((name, "shape"))
    return found
