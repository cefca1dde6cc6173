# idiom: pandas on whole columns and joins: read_xml, merge, concat with keys, value_counts.

# task: u02-children
def children_table(message):
    plain = re.sub(r' xmlns="[^"]*"', "", message)
    names = ["LAchildID", "UPN", "PersonBirthDate", "Sex"]
    root = ET.fromstring(plain)
    records = []
    for child in root.iterfind("./Children/Child"):
        if "unknown" not in child.keys():
            parts = {part.tag: part.text for box in child for part in box}
            records.append({name: parts.get(name) for name in [*names, "Ethnicity"]})
    table = pd.DataFrame.from_records(records, columns=[*names, "Ethnicity"])
    table.columns = ["la_child_id", "upn", "dob", "sex", "ethnicity"]
    return table.replace("", None)

# task: u02-disabilities
def disabilities_table(message):
    root = ET.fromstring(message)
    table = pd.DataFrame(
        {
            "la_child_id": [c.findtext(".//LAchildID") for c in root.iter("Child")],
            "disability": [[d.text for d in c.iter("Disability")] for c in root.iter("Child")],
        }
    )
    return table.explode("disability").dropna(subset=["disability"])

# task: u02-places
def places_table(message):
    root = ET.fromstring(message)
    children = pd.DataFrame(
        [
            (number, child.get("record"), child.findtext("./PupilChildIdentifiers/Forename"),
             child.findtext("./HomeInformation/PostCode"))
            for number, setting in enumerate(root.iter("EYSetting"))
            for child in setting.iter("PupilChild")
        ],
        columns=["place", "eyc_id", "forename", "postcode"],
    )
    settings = pd.DataFrame(
        [(n, s.findtext(".//URN"), s.get("unknown")) for n, s in enumerate(root.iter("EYSetting"))],
        columns=["place", "urn", "typed"],
    )
    settings["setting_urn"] = settings["urn"].fillna(settings["typed"])
    return children.merge(settings, on="place", how="left").drop(columns=["place", "urn", "typed"])

# task: u02-nursery
def read_nursery(text):
    whole = pd.read_csv(
        StringIO(text.split("\n", 1)[1]), dtype=object, na_filter=False
    )
    return whole.mask(whole == "")

# task: u02-dates
def read_dates(texts):
    parts = texts.astype("string").str.extract(
        r"^(?:(?P<d>\d\d?)/(?P<m>\d\d?)/(?P<y>\d{4})|(?P<Y>\d{4})-(?P<M>\d\d)-(?P<D>\d\d))$"
    )
    year, month, day = (parts[a].fillna(parts[b]) for a, b in [("y", "Y"), ("m", "M"), ("d", "D")])
    whole = year + "-" + month.str.zfill(2) + "-" + day.str.zfill(2)
    return pd.to_datetime(whole, format="%Y-%m-%d", errors="coerce")

# task: u02-ethnicity
left = pd.Series(NHS).rename_axis("nhs").rename("meaning").reset_index()
right = pd.Series(DFE).rename_axis("dfe").rename("meaning").reset_index()
pairs = left.merge(right, on="meaning", how="left").set_index("nhs")["dfe"]
pairs["Z"] = "REFU"
pairs["99"] = "NOBT"
nhs_to_dfe = pairs

# task: u02-mapped
def mapped(records, column, mapping):
    return records.merge(
        mapping[["code", "becomes"]], left_on=column, right_on="code", how="left",
        validate="many_to_one",
    )


def unmatched(records, column, mapping):
    joined = records[[column]].merge(
        mapping, left_on=column, right_on="code", how="left", indicator=True
    )
    alone = joined.loc[joined["_merge"] == "left_only", column]
    counts = alone.value_counts(dropna=False)
    counts.index = ["blank" if pd.isna(code) else code for code in counts.index]
    return counts

# task: u02-way-back
def never_reached(mapping, targets):
    targets = pd.Series(list(targets), dtype="object")
    return set(targets[~targets.isin(list(mapping.values()))])


def way_back(mapping):
    pairs = pd.DataFrame({"source": list(mapping), "target": list(mapping.values())})
    alone = pairs.drop_duplicates("target", keep=False)
    return alone.set_index("target")["source"]

# task: u02-years
def codes_of_year(code_set, year):
    last = code_set["last_year"].fillna(9999).astype(int)
    return code_set["code"][(year >= code_set["first_year"]) & (year <= last)].tolist()

# task: u02-one-table
def one_table(nursery, census, nhs, sex_codes, ethnic_codes):
    together = pd.concat(
        {"nursery": nursery, "census": census, "nhs": nhs}, names=["source"]
    ).reset_index(level="source")
    together["ethnicity_recorded"] = together["ethnicity"]
    ours = together["source"] != "nhs"
    together["sex"] = together["sex"].where(ours, together["sex"].map(sex_codes))
    together["ethnicity"] = together["ethnicity"].where(
        ours, together["ethnicity"].map(ethnic_codes)
    )
    return together

# task: u02-spec
def faults(export, spec):
    rules = pd.DataFrame(spec)
    absent = rules.loc[~rules["column"].isin(export.columns), "column"]
    found = {(name, "absent") for name in absent}
    for rule in spec:
        if rule["column"] in set(absent):
            continue
        values = export[rule["column"]]
        there = values[values.notna()]
        tests = {
            "blank": rule["required"] and len(there) != len(values),
            "code": bool(rule["codes"]) and len(set(there) - set(rule["codes"] or [])) > 0,
            "shape": rule["shape"] is not None
            and sum(bool(re.match(rf"(?:{rule['shape']})\Z", value)) for value in there) < len(there),
        }
        found |= {(rule["column"], word) for word, wrong in tests.items() if wrong}
    return found
