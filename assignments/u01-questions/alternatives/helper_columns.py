# idiom: A spreadsheet thinker: helper columns and pivots, and whatever types come out of them.

# task: u01-read
def read_list(text):
    t = pd.read_csv(StringIO(text), dtype={"code": "string", "phone": "object", "children": "Int64"})
    t.index = range(2, len(t) + 2)
    return t[["phone", "children", "code"]]

# task: u01-key
import numpy as np
def is_key(table, columns):
    helper = table[list(columns)]
    filled = helper.notna().to_numpy().all()
    groups = helper.value_counts(dropna=False)
    return np.bool_(filled and (groups <= 1).all())

keys = pd.Series({"eyfsp": ("profile_id",), "births": ("birth_id",), "early_years_census_setting": ("setting_urn",)})

# task: u01-count
def count_children(places, term):
    pivot = places[places["term"] == term].groupby("child_id").size()
    return pivot.count()

# task: u01-age
import numpy as np
def age_on(dob, day):
    a = dob.year * 10000 + dob.month * 100 + dob.day
    b = day.year * 10000 + day.month * 100 + day.day
    return np.int64((b - a) // 10000)

# task: u01-here
def two_year_olds(register, day):
    far = pd.Timestamp("2200-01-01")
    early = pd.Timestamp("1900-01-01")
    r = register.copy()
    r["in"] = r["date_moved_in"].fillna(early)
    r["out"] = r["date_moved_out"].fillna(far)
    r["dead"] = r["death_date"].fillna(far)
    r["age"] = [age(d, day) for d in r["dob"]]
    return r[(r["age"] == 2) & (r["in"] <= day) & (r["out"] > day) & (r["dead"] > day)]["dob"].count()

# task: u01-whole
def la_percentage(settings, part, whole):
    t = settings[[part, whole]].dropna()
    sums = t.sum()
    if sums[whole] == 0:
        return None
    return (sums[part] / sums[whole] * 100).round(1)

# task: u01-known
import numpy as np
def known_share(answers, yes, no):
    c = answers.value_counts()
    y = c.get(yes, 0)
    n = c.get(no, 0)
    size = answers.size
    return pd.Series({
        "highest": np.round(100 * (size - n) / size, 1),
        "lowest": np.round(100 * y / size, 1),
        "percent": np.round(100 * y / (y + n), 1) if y + n else None,
        "not_known": size - y - n}, dtype="object").to_dict()

# task: u01-points
import numpy as np
def points(before, after):
    return np.float32(round(after[0] / after[1] * 100, 1) - round(before[0] / before[1] * 100, 1))

# task: u01-sources
words = pd.DataFrame(
    [["child_health", "administrative", "structured"], ["area_counts", "open", "structured"],
     ["sleep_study", "research", "structured"], ["visit_notes", "administrative", "unstructured"],
     ["drawings", "research", "unstructured"]], columns=["n", "a", "b"])
sources = dict(zip(words["n"], zip(words["b"], words["a"])))

# task: u01-take-up
p = places.drop_duplicates(["surname", "forename", "dob"])
p = p.assign(age=p["dob"].map(lambda d: age(d, census_age_day)))
b = births.drop_duplicates(["surname", "forename", "dob"])
b = living_here(b, census_age_day)
b = b.assign(age=b["dob"].map(lambda d: age(d, census_age_day)))
top = (p["age"] == 2).sum()
bottom = (b["age"] == 2).sum()
take_up = pd.Series({"percent": top / bottom * 100, "living_here": bottom, "with_a_place": top})
