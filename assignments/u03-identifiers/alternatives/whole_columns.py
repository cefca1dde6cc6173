# idiom: pandas on whole columns at once, and Series as results.

# task: u03-mend
def mend(numbers, width):
    return numbers.astype("Int64").astype("string").str.zfill(width)

# task: u03-nhs-check
def nhs_check_digit(stem):
    digits = pd.Series(list(stem)).astype(int)
    weights = pd.Series([10, 9, 8, 7, 6, 5, 4, 3, 2])
    check = 11 - (digits * weights).sum() % 11
    return {10: float("nan"), 11: 0}.get(check, check)

# task: u03-nhs-usable
def is_usable(number):
    column = pd.Series([number], dtype="object")
    shaped = column.astype("string").str.fullmatch(r"[0-9]{10}").fillna(False).iloc[0]
    return bool(shaped) and fits(number) and pd.Series(list(number)).nunique() > 1

# task: u03-upn-letter
def upn_letter(rest):
    row = pd.Series(range(23), index=list("ABCDEFGHJKLMNPQRTUVWXYZ"))
    values = pd.Series(list(rest)).map(lambda c: int(c) if c.isdigit() else row[c])
    places = pd.Series(range(2, 14))
    return row.index[(values * places).sum() % 23]

# task: u03-upn-sort
def sort_upn(upn, letter):
    shape = pd.Series([upn], dtype="string").str.extract(r"^([A-Z])[0-9]{11}([A-Z0-9])$")
    if pd.isna(upn):
        return "missing"
    first, last = shape.iloc[0]
    if pd.isna(first):
        return "wrong shape"
    if first != letter:
        return "wrong letter"
    return "fine" if last.isdigit() else "temporary"

# task: u03-coverage
def coverage(records, group):
    tidy = records.assign(**{group: records[group].where(records[group].notna(), "not known")})
    counts = tidy.groupby(group)["usable"].agg(["sum", "size"])
    return (counts["sum"] / counts["size"]).sort_values()

# task: u03-conflicts
def conflicts(forms, register):
    birthday = register.dropna(subset="nhs_number").set_index("nhs_number")["dob"]
    theirs = forms["nhs_number"].map(birthday)
    return forms.loc[theirs.notna() & (theirs != forms["dob"]), "reg_id"]

# task: u03-confirmed
def confirmed_share(records, register):
    def pairs(table):
        numbers = table["nhs_number"].str.replace(" ", "")
        return (numbers + "/" + table["dob"].dt.strftime("%Y-%m-%d")).where(numbers.notna())

    return pairs(records).isin(pairs(register).dropna()).mean()


readiness = pd.Series(
    {
        "reception": confirmed_share(reception, births),
        "hub_registrations": confirmed_share(hub, births),
    }
).round(3)
