# idiom: Comprehensions, small helpers and apply.

# task: u02-children
def children_table(message):
    names = ["LAchildID", "UPN", "PersonBirthDate", "Sex", "Ethnicity"]
    return pd.DataFrame(
        [
            [next((p.text for p in child.iterfind("*/{*}" + name)), None) or None for name in names]
            for child in ET.fromstring(message).iterfind(".//{*}Child")
            if child.find("{*}ChildIdentifiers") is not None
        ],
        columns=["la_child_id", "upn", "dob", "sex", "ethnicity"],
    )

# task: u02-disabilities
def disabilities_table(message):
    return pd.DataFrame(
        [
            (child.findtext("ChildIdentifiers/LAchildID"), part.text)
            for child in ET.fromstring(message).iterfind(".//Child")
            for part in child.iterfind(".//Disability")
        ],
        columns=["la_child_id", "disability"],
    )

# task: u02-places
def places_table(message):
    return pd.DataFrame(
        [
            {
                "setting_urn": setting.findtext(".//URN", setting.get("unknown")),
                "eyc_id": child.get("record"),
                "forename": child.findtext(".//Forename"),
                "postcode": child.findtext(".//PostCode"),
                "position": number,
            }
            for setting in ET.fromstring(message).iterfind("EYSettings/EYSetting")
            for number, child in enumerate(setting.iterfind("PupilsChildren/PupilChild"))
        ]
    )

# task: u02-nursery
import csv


def read_nursery(text):
    rows = csv.DictReader(text.splitlines()[1:])
    table = pd.DataFrame([{k: v or None for k, v in row.items()} for row in rows])
    return table if len(table) else pd.DataFrame(columns=rows.fieldnames)

# task: u02-dates
from datetime import date


def read_dates(texts):
    def day(text):
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", str(text)):
                return date.fromisoformat(text)
            d, m, y = str(text).split("/")
            return date(int(y), int(m), int(d))
        except ValueError:
            return None

    return [day(text) for text in texts]

# task: u02-ethnicity
nhs_to_dfe = dict(
    zip(
        ["A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "Z", "99"],
        "WBRI WIRI WOTH MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT".split(),
    )
)

# task: u02-mapped
def mapped(records, column, mapping):
    partner = mapping.set_index("code")["becomes"]
    found = [partner[code] if code in partner.index else None for code in records[column]]
    return records.assign(becomes=found)


from collections import Counter


def unmatched(records, column, mapping):
    counted = Counter("blank" if pd.isna(code) else code for code in records[column])
    return {code: 0 if code in set(mapping["code"]) else n for code, n in counted.items()}

# task: u02-way-back
from collections import Counter


def never_reached(mapping, targets):
    return sorted(t for t in targets if all(t != to for to in mapping.values()))


def way_back(mapping):
    often = Counter(mapping.values())
    return {to: (source if often[to] == 1 else None) for source, to in mapping.items()}

# task: u02-years
def codes_of_year(code_set, year):
    return {
        row.code
        for row in code_set.itertuples()
        if year in range(int(row.first_year), (2100 if pd.isna(row.last_year) else int(row.last_year)) + 1)
    }

# task: u02-one-table
def one_table(nursery, census, nhs, sex_codes, ethnic_codes):
    def shaped(table, source, sex, ethnicity):
        table = table[["record_id", "forename", "surname", "dob", "sex", "ethnicity"]].copy()
        table["source"] = source
        table["ethnicity_recorded"] = table["ethnicity"]
        table["sex"] = [sex(code) for code in table["sex"]]
        table["ethnicity"] = [ethnicity(code) for code in table["ethnicity"]]
        return table

    def same(code):
        return code

    return pd.concat(
        [
            shaped(nursery, "nursery", same, same),
            shaped(census, "census", same, same),
            shaped(nhs, "nhs", sex_codes.get, ethnic_codes.get),
        ]
    )

# task: u02-spec
def faults(export, spec):
    def words(rule):
        if rule["column"] not in export.columns:
            return ["absent"]
        values = list(export[rule["column"]])
        there = [value for value in values if not pd.isna(value)]
        wrong = {
            "blank": rule["required"] and len(there) < len(values),
            "code": rule["codes"] and any(value not in rule["codes"] for value in there),
            "shape": rule["shape"] and not all(re.fullmatch(rule["shape"], value) for value in there),
        }
        return [word for word in wrong if wrong[word]]

    return [(rule["column"], word) for rule in spec for word in words(rule)]
