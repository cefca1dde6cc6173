# idiom: Plain Python: loops, lists and dictionaries, one thing at a time.

# task: u05-mend
def mended(text):
    if text is None or text != text:
        return text
    for letter in text:
        if letter == "�":
            return text
    try:
        seen = text.encode("cp1252")
    except UnicodeEncodeError:
        return text
    try:
        return str(seen, "utf-8")
    except UnicodeDecodeError:
        return text

# task: u05-key
def name_key(name):
    if name is None or name != name:
        return None
    key = ""
    for letter in name.casefold():
        if letter in " -'’":
            continue
        letter = letter.translate(PLAIN)
        for part in unicodedata.normalize("NFD", letter):
            if unicodedata.category(part) != "Mn":
                key = key + part
    if key == "":
        return None
    return key

# task: u05-placeholder
def is_placeholder(forename):
    if pd.isna(forename):
        return False
    first = ""
    for letter in forename.strip():
        if letter == " ":
            break
        first = first + letter.lower()
    for word in ["baby", "twin", "triplet"]:
        if first == word:
            return True
    return False

# task: u05-days
def read_day(value):
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"]
    months = months + ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    if isinstance(value, str):
        parts = value.replace(".", " ").replace("/", " ").split()
        if len(parts) != 3:
            return None
        if parts[1] in months:
            parts[1] = str(months.index(parts[1]) + 1)
        try:
            return pd.Timestamp(int(parts[2]), int(parts[1]), int(parts[0]))
        except ValueError:
            return None
    if pd.isna(value):
        return None
    if isinstance(value, int) or isinstance(value, float):
        return pd.Timestamp(1899, 12, 30) + pd.Timedelta(int(value), "D")
    return value

# task: u05-flags
def dob_flags(forms):
    words = []
    for row in forms.to_dict("records"):
        dob, known = row["dob"], row["register_dob"]
        word = "fine"
        if pd.isna(dob):
            words.append("missing")
            continue
        if dob.day == 1 and dob.month == 1:
            word = "1 January"
        if dob > row["registration_date"]:
            word = "after the form"
        if not pd.isna(known) and dob != known and dob.year == known.year:
            if dob.day == known.month and dob.month == known.day:
                word = "swapped"
        words.append(word)
    return words

# task: u05-postcode
def tidy_postcode(text):
    if pd.isna(text):
        return None
    bare = ""
    for letter in text:
        if letter != " ":
            bare = bare + letter.upper()
    if re.match("^" + POSTCODE + "$", bare):
        return f"{bare[:-3]} {bare[-3:]}"

# task: u05-log
def change_log(raw, clean, reasons):
    after = {}
    for row in clean.to_dict("records"):
        after[row["reg_id"]] = row
    log = {"reg_id": [], "column": [], "before": [], "after": [], "reason": []}
    for row in raw.to_dict("records"):
        for column in reasons:
            old = row[column]
            new = after[row["reg_id"]][column]
            if pd.isna(old) and pd.isna(new):
                continue
            if pd.isna(old) or pd.isna(new) or old != new:
                log["reg_id"].append(row["reg_id"])
                log["column"].append(column)
                log["before"].append(old)
                log["after"].append(new)
                log["reason"].append(reasons[column])
    return pd.DataFrame(log)

# task: u05-clean
def clean_forms(forms):
    made = forms.copy()
    for column in ["forename", "surname"]:
        shown = []
        keys = []
        for name in forms[column]:
            if pd.isna(name):
                shown.append(None)
                keys.append(None)
            else:
                name = mend_e(name).strip()
                shown.append(name)
                keys.append(fold(name))
        made[column + "_clean"] = shown
        made[column + "_key"] = keys
    return made

# task: u05-count
def count_children(forms):
    known = []
    without = 0
    for forename, surname, dob in zip(forms["forename_key"], forms["surname_key"], forms["dob"]):
        if pd.isna(forename) or pd.isna(surname) or pd.isna(dob):
            without = without + 1
        elif (forename, surname, dob) not in known:
            known.append((forename, surname, dob))
    return len(known) + without

# task: u05-survivors
def one_row_each(rows):
    best = {}
    for row in rows.sort_values(["as_of", "row_id"]).to_dict("records"):
        child = best.setdefault(row["child"], {"postcode": None, "ethnicity": "NOBT"})
        if not pd.isna(row["postcode"]):
            child["postcode"] = row["postcode"]
        if not pd.isna(row["ethnicity"]) and row["ethnicity"] != "NOBT":
            child["ethnicity"] = row["ethnicity"]
    result = []
    for child in best:
        result.append([child, best[child]["postcode"], best[child]["ethnicity"]])
    return pd.DataFrame(result, columns=["child", "postcode", "ethnicity"])

# task: u05-near
def near_pairs(forms, least):
    rows = forms.dropna(subset=["forename_key", "surname_key", "dob"]).to_dict("records")
    pairs = []
    for place in range(len(rows)):
        for other in range(place):
            a = rows[place]
            b = rows[other]
            if a["dob"] == b["dob"]:
                if fuzz.ratio(a["forename_key"], b["forename_key"]) >= least:
                    if fuzz.ratio(a["surname_key"], b["surname_key"]) >= least:
                        pairs.append([a["reg_id"], b["reg_id"]])
    return pairs

# task: u05-children
def child_numbers(records):
    seen = {}
    numbers = []
    for place, row in enumerate(records.to_dict("records")):
        number = place
        if not pd.isna(row["dob"]) and not pd.isna(row["surname"]) and not pd.isna(row["forename"]):
            same_day = seen.setdefault(row["dob"], [])
            name = row["forename"].strip().lower(), row["surname"].strip().lower()
            for other, other_number in same_day:
                if fuzz.ratio(name[0], other[0]) >= 75 and fuzz.ratio(name[1], other[1]) >= 75:
                    number = other_number
            same_day.append((name, number))
        numbers.append(number)
    return numbers
