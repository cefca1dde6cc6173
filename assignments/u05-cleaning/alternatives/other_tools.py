# idiom: Other ways in: comprehensions, regular expressions, DuckDB, rapidfuzz's own helpers.

# task: u05-mend
def mended(text):
    def back(found):
        try:
            return found[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            return found[0]

    if not isinstance(text, str) or "�" in text:
        return text if isinstance(text, str) else None
    whole = back([text])
    return whole

# task: u05-key
def name_key(name):
    if not isinstance(name, str):
        return float("nan")
    parted = unicodedata.normalize("NFKD", name.upper().replace("ẞ", "SS").casefold().translate(PLAIN))
    return re.sub(r"[\u0300-\u036f\s'’-]", "", parted) or float("nan")

# task: u05-placeholder
def is_placeholder(forename):
    return isinstance(forename, str) and any(
        word.casefold() in {"baby", "twin", "triplet"} for word in forename.split()[:1]
    )

# task: u05-days
import datetime


def read_day(value):
    match value:
        case str():
            for form in ("%d.%m.%Y", "%d/%m/%Y", "%d %b %Y"):
                try:
                    return datetime.datetime.strptime(value, form).date()
                except ValueError:
                    pass
            return pd.NaT
        case int() | float() if value == value:
            return datetime.date(1899, 12, 30) + datetime.timedelta(days=int(value))
        case _:
            return pd.NaT if pd.isna(value) else value.date()

# task: u05-flags
import duckdb


def dob_flags(forms):
    numbered = forms.reset_index(drop=True).reset_index(names="place")
    return duckdb.sql("""
        SELECT CASE
            WHEN dob IS NULL THEN 'missing'
            WHEN dob <> register_dob AND year(dob) = year(register_dob)
             AND day(dob) = month(register_dob) AND month(dob) = day(register_dob) THEN 'swapped'
            WHEN dob > registration_date THEN 'after the form'
            WHEN day(dob) = 1 AND month(dob) = 1 THEN '1 January'
            ELSE 'fine' END AS word
        FROM numbered ORDER BY place
    """).df()["word"]

# task: u05-postcode
def tidy_postcode(text):
    bare = "".join(str(text).upper().split())
    good = not pd.isna(text) and re.search(f"^(?:{POSTCODE})$", bare)
    return re.sub("(?=.{3}$)", " ", bare, count=1) if good else None

# task: u05-log
def change_log(raw, clean, reasons):
    old = raw.set_index("reg_id")[list(reasons)].astype("object")
    new = clean.set_index("reg_id")[list(reasons)].astype("object").loc[old.index]
    differs = (old != new) & ~(old.isna() & new.isna())
    return pd.DataFrame(
        [
            {"reason": reasons[c], "after": new.at[r, c], "before": old.at[r, c], "column": c, "reg_id": r}
            for r in old.index
            for c in reasons
            if differs.at[r, c]
        ],
        columns=["reason", "after", "before", "column", "reg_id"],
    )

# task: u05-clean
def clean_forms(forms):
    new = {}
    for column in ("forename", "surname"):
        shown = [mend_e(name).strip() if isinstance(name, str) else None for name in forms[column]]
        new[f"{column}_clean"] = shown
        new[f"{column}_key"] = [name and fold(name) for name in shown]
    return pd.concat([forms.drop(columns=list(new), errors="ignore"), pd.DataFrame(new, index=forms.index)], axis=1)

# task: u05-count
import duckdb


def count_children(forms):
    person = forms[["forename_key", "surname_key", "dob"]].astype("str")
    gaps = forms[["forename_key", "surname_key", "dob"]].isna().any(axis=1).to_numpy()
    told = person.assign(gap=gaps, place=range(len(forms)))
    return duckdb.sql("""
        SELECT count(DISTINCT (forename_key, surname_key, dob)) FILTER (NOT gap)
             + count(*) FILTER (gap) FROM told
    """).fetchall()[0][0]

# task: u05-survivors
import duckdb


def one_row_each(rows):
    texts = rows.assign(postcode=rows["postcode"].astype("str"), ethnicity=rows["ethnicity"].astype("str"))
    texts["has_postcode"], texts["has_answer"] = rows["postcode"].notna(), rows["ethnicity"].notna()
    return duckdb.sql("""
        SELECT child,
            arg_max(postcode, (as_of, row_id)) FILTER (has_postcode) AS postcode,
            coalesce(arg_max(ethnicity, (as_of, row_id))
                     FILTER (has_answer AND ethnicity <> 'NOBT'), 'NOBT') AS ethnicity
        FROM texts GROUP BY child
    """).df()

# task: u05-near
import itertools


def near_pairs(forms, least):
    columns = ["reg_id", "forename_key", "surname_key"]
    return {
        frozenset((a[0], b[0]))
        for _, day in forms.dropna(subset=[*columns, "dob"]).groupby("dob")
        for a, b in itertools.combinations(day[columns].itertuples(index=False, name=None), 2)
        if all(fuzz.ratio(x, y) >= least for x, y in zip(a[1:], b[1:]))
    }

# task: u05-children
import itertools


def child_numbers(records):
    def plain(name):
        parts = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
        return "".join(c for c in parts if c.isalnum())

    number = {place: place for place in range(len(records))}

    def head(place):
        while number[place] != place:
            place = number[place]
        return place

    rows = records.reset_index(drop=True).dropna(subset=["forename", "surname", "dob"])
    whole = {r.Index: plain(r.forename) + " " + plain(r.surname) for r in rows.itertuples()}
    for _, day in rows.groupby("dob"):
        for a, b in itertools.combinations(day.index, 2):
            if fuzz.token_sort_ratio(whole[a], whole[b]) >= 85:
                number[head(b)] = head(a)
    return [head(place) for place in range(len(records))]
