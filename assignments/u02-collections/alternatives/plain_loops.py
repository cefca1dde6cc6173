# idiom: Plain Python: loops, lists and `if`, one record at a time.

# task: u02-children
def children_table(message):
    root = ET.fromstring(message)
    rows = []
    for element in root.iter():
        if element.tag.split("}")[-1] != "Child" or "unknown" in element.attrib:
            continue
        row = {"la_child_id": None, "upn": None, "dob": None, "sex": None, "ethnicity": None}
        names = {"LAchildID": "la_child_id", "UPN": "upn", "PersonBirthDate": "dob",
                 "Sex": "sex", "Ethnicity": "ethnicity"}
        for box in element:
            for part in box:
                name = names.get(part.tag.split("}")[-1])
                if name and part.text:
                    row[name] = part.text
        rows.append(row)
    return pd.DataFrame(rows, columns=["la_child_id", "upn", "dob", "sex", "ethnicity"])

# task: u02-disabilities
def disabilities_table(message):
    numbers, codes = [], []
    for child in ET.fromstring(message).findall("Children/Child"):
        number = child.find("ChildIdentifiers/LAchildID")
        for box in child.findall("Disabilities"):
            for part in box.findall("Disability"):
                numbers.append(number.text)
                codes.append(part.text)
    return pd.DataFrame({"disability": codes, "la_child_id": numbers})

# task: u02-places
def places_table(message):
    rows = []
    for setting in ET.fromstring(message).find("EYSettings"):
        if "unknown" in setting.attrib:
            urn = setting.attrib["unknown"]
        else:
            urn = setting.find("SettingCharacteristics").find("URN").text
        for child in setting.find("PupilsChildren"):
            home = child.find("HomeInformation")
            code = None
            if home is not None and home.find("PostCode") is not None:
                code = home.find("PostCode").text
            name = child.find("PupilChildIdentifiers").find("Forename").text
            rows.append([child.attrib["record"], urn, name, code])
    return pd.DataFrame(rows, columns=["eyc_id", "setting_urn", "forename", "postcode"])

# task: u02-nursery
import csv


def read_nursery(text):
    lines = list(csv.reader(StringIO(text)))
    headings = lines[1]
    rows = []
    for line in lines[2:]:
        row = {}
        for name, value in zip(headings, line):
            row[name] = value if value != "" else None
        rows.append(row)
    return pd.DataFrame(rows, columns=headings)

# task: u02-dates
from datetime import datetime


def read_dates(texts):
    days = []
    for text in texts:
        day = None
        if isinstance(text, str):
            for style in ("%d/%m/%Y", "%Y-%m-%d"):
                try:
                    day = datetime.strptime(text, style)
                except ValueError:
                    pass
        days.append(day)
    return days

# task: u02-ethnicity
nhs_to_dfe = {}
for nhs, nhs_meaning in NHS.items():
    for dfe, dfe_meaning in DFE.items():
        if nhs_meaning == dfe_meaning:
            nhs_to_dfe[nhs] = dfe
nhs_to_dfe["Z"] = "REFU"
nhs_to_dfe["99"] = "NOBT"

# task: u02-mapped
def mapped(records, column, mapping):
    partner = {}
    for place in range(len(mapping)):
        partner[mapping["code"].iloc[place]] = mapping["becomes"].iloc[place]
    becomes = []
    for value in records[column]:
        becomes.append(partner.get(value) if isinstance(value, str) else None)
    result = records.copy()
    result["becomes"] = becomes
    return result


def unmatched(records, column, mapping):
    known = list(mapping["code"])
    counted = {}
    for value in records[column]:
        if pd.isna(value):
            value = "blank"
        elif value in known:
            continue
        counted[value] = counted.get(value, 0) + 1
    return counted

# task: u02-way-back
def never_reached(mapping, targets):
    result = []
    for target in targets:
        if target not in mapping.values():
            result.append(target)
    return result


def way_back(mapping):
    sources = {}
    for source in mapping:
        sources.setdefault(mapping[source], []).append(source)
    back = {}
    for target in sources:
        if len(sources[target]) == 1:
            back[target] = sources[target][0]
    return back

# task: u02-years
def codes_of_year(code_set, year):
    valid = []
    for place in range(len(code_set)):
        row = code_set.iloc[place]
        if row["first_year"] <= year:
            if pd.isna(row["last_year"]) or row["last_year"] >= year:
                valid.append(row["code"])
    return valid

# task: u02-one-table
def one_table(nursery, census, nhs, sex_codes, ethnic_codes):
    rows = []
    for source, table in [("nursery", nursery), ("census", census), ("nhs", nhs)]:
        for record in table.to_dict("records"):
            row = {"source": source}
            for name in ["record_id", "forename", "surname", "dob", "sex", "ethnicity"]:
                row[name] = record[name]
            row["ethnicity_recorded"] = record["ethnicity"]
            if source == "nhs":
                row["sex"] = sex_codes.get(record["sex"])
                row["ethnicity"] = ethnic_codes.get(record["ethnicity"])
            rows.append(row)
    return pd.DataFrame(rows)

# task: u02-spec
def faults(export, spec):
    found = []
    for rule in spec:
        name = rule["column"]
        if name in export:
            words = []
            for value in export[name]:
                if pd.isna(value):
                    if rule["required"]:
                        words.append("blank")
                    continue
                if rule["codes"] and value not in rule["codes"]:
                    words.append("code")
                if rule["shape"] and re.fullmatch(rule["shape"], value) is None:
                    words.append("shape")
            for word in sorted(set(words)):
                found.append([name, word])
        else:
            found.append([name, "absent"])
    return found
