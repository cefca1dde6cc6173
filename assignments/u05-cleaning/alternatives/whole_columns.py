# idiom: pandas on whole columns: merge, groupby, str methods, Series as results.

# task: u05-mend
def mended(text):
    column = pd.Series([text], dtype="object")
    if column.isna().all():
        return float("nan")
    back = column.str.encode("cp1252", errors="replace").str.decode("utf-8", errors="replace")
    lost = back.str.contains("�").iloc[0] or "?" in back.iloc[0] or "�" in text
    return text if lost else back.iloc[0]

# task: u05-key
def name_key(name):
    column = pd.Series([name], dtype="str").str.casefold().str.translate(PLAIN)
    column = column.str.normalize("NFKD").str.replace("[\u0300-\u036f]", "", regex=True)
    return column.str.replace("[-'’ ]", "", regex=True).replace("", None).iloc[0]

# task: u05-placeholder
def is_placeholder(forename):
    column = pd.Series([forename], dtype="str").str.strip()
    return bool(column.str.fullmatch(r"(?i)(baby|twin|triplet)(\s.*)?").eq(True).iloc[0])

# task: u05-days
def read_day(value):
    if isinstance(value, str):
        tries = [
            pd.to_datetime(pd.Series([value]), format=form, errors="coerce")
            for form in ["%d.%m.%Y", "%d/%m/%Y", "%d %b %Y"]
        ]
        return pd.concat(tries).max()
    if pd.api.types.is_number(value) and not pd.isna(value):
        return pd.to_datetime(value, unit="D", origin="1899-12-30")
    return pd.to_datetime(value)

# task: u05-flags
def dob_flags(forms):
    dob, known = forms["dob"], forms["register_dob"]
    swapped = (dob.dt.day == known.dt.month) & (dob.dt.month == known.dt.day)
    swapped &= (dob.dt.year == known.dt.year) & (dob != known)
    first = (dob.dt.day == 1) & (dob.dt.month == 1)
    words = pd.Series("fine", index=forms.index, dtype="object")
    words[first] = "1 January"
    words[dob > forms["registration_date"]] = "after the form"
    words[swapped] = "swapped"
    words[dob.isna()] = "missing"
    return words

# task: u05-postcode
def tidy_postcode(text):
    bare = pd.Series([text], dtype="str").str.upper().str.replace(r"\s+", "", regex=True)
    tidy = bare.str.replace("(...)$", r" \1", regex=True)
    return tidy.where(bare.str.fullmatch(POSTCODE).eq(True)).iloc[0]

# task: u05-log
def change_log(raw, clean, reasons):
    def tall(table, name):
        return table[["reg_id", *reasons]].melt("reg_id", var_name="column", value_name=name)

    both = tall(raw, "before").merge(tall(clean, "after"), on=["reg_id", "column"])
    same = both["before"].fillna("").eq(both["after"].fillna(""))
    return both[~same].assign(reason=lambda log: log["column"].map(reasons))

# task: u05-clean
def clean_forms(forms):
    def shown(column):
        return forms[column].map(mend_e, na_action="ignore").str.strip()

    return forms.assign(
        forename_clean=shown("forename"),
        surname_clean=shown("surname"),
        forename_key=shown("forename").map(fold, na_action="ignore"),
        surname_key=shown("surname").map(fold, na_action="ignore"),
    )

# task: u05-count
def count_children(forms):
    person = ["forename_key", "surname_key", "dob"]
    whole = forms.dropna(subset=person)
    return whole.groupby(person).ngroups + len(forms) - len(whole)

# task: u05-survivors
def one_row_each(rows):
    tall = rows.melt(["child", "row_id", "as_of"], ["postcode", "ethnicity"])
    tall = tall[tall["value"].notna() & (tall["value"] != "NOBT")]
    latest = tall.sort_values(["as_of", "row_id"]).drop_duplicates(["child", "variable"], keep="last")
    wide = latest.pivot(index="child", columns="variable", values="value")
    wide = wide.reindex(index=rows["child"].unique(), columns=["postcode", "ethnicity"])
    return wide.fillna({"ethnicity": "NOBT"})

# task: u05-near
def near_pairs(forms, least):
    whole = forms.dropna(subset=["forename_key", "surname_key", "dob"])
    both = whole.merge(whole, on="dob")
    both = both[both["reg_id_x"] > both["reg_id_y"]]
    if both.empty:
        return set()
    keep = pd.Series(True, index=both.index)
    for name in ["forename_key", "surname_key"]:
        score = both.apply(lambda row: fuzz.ratio(row[name + "_x"], row[name + "_y"]), axis=1)
        keep &= score >= least
    return set(zip(both["reg_id_x"][keep], both["reg_id_y"][keep]))

# task: u05-children
def child_numbers(records):
    tidy = records.assign(
        first=records["forename"].str.strip().str.lower(),
        last=records["surname"].str.strip().str.lower(),
        number=range(len(records)),
    ).set_axis(range(len(records)))
    whole = tidy.dropna(subset=["first", "last", "dob"])
    both = whole.merge(whole, on="dob")
    both = both[both["number_x"] < both["number_y"]]
    alike = [
        fuzz.ratio(a, b) >= 80 and (fuzz.ratio(c, d) >= 80 or p == q)
        for a, b, c, d, p, q in zip(
            both["first_x"], both["first_y"], both["last_x"], both["last_y"],
            both["postcode_x"], both["postcode_y"],
        )
    ]
    lowest = both[alike].groupby("number_y")["number_x"].min()
    return tidy["number"].replace(lowest)
