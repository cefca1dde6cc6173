# idiom: Comprehensions, sets, the csv module and dateutil.

# task: u01-read
import csv


def read_list(text):
    rows = list(csv.DictReader(StringIO(text)))
    return pd.DataFrame(
        {
            "code": [row["code"] or None for row in rows],
            "phone": [row["phone"] or None for row in rows],
            "children": [float(row["children"]) if row["children"] else None for row in rows],
        }
    )

# task: u01-key
def is_key(table, columns):
    names = list(zip(*(table[column] for column in columns)))
    return not any(pd.isna(part) for name in names for part in name) and len(set(names)) == len(
        names
    )


keys = {
    name: [column]
    for name, column in (
        ("early_years_census_setting", "setting_urn"),
        ("births", "birth_id"),
        ("eyfsp", "profile_id"),
    )
}

# task: u01-count
def count_children(places, term):
    return len({child for child, when in zip(places["child_id"], places["term"]) if when == term})

# task: u01-age
from dateutil.relativedelta import relativedelta


def age_on(dob, day):
    return relativedelta(day, dob).years

# task: u01-here
def two_year_olds(register, day):
    def on_or_before(date):
        return not pd.isna(date) and date <= day

    return sum(
        age(child.dob, day) == 2
        and (pd.isna(child.date_moved_in) or on_or_before(child.date_moved_in))
        and not on_or_before(child.date_moved_out)
        and not on_or_before(child.death_date)
        for child in register.itertuples()
    )

# task: u01-whole
def la_percentage(settings, part, whole):
    pairs = [
        (above, below)
        for above, below in zip(settings[part], settings[whole])
        if not (pd.isna(above) or pd.isna(below))
    ]
    try:
        return 100.0 * sum(above for above, _ in pairs) / sum(below for _, below in pairs)
    except ZeroDivisionError:
        return None

# task: u01-known
def known_share(answers, yes, no):
    known = [answer == yes for answer in answers if not pd.isna(answer) and answer in (yes, no)]
    unknown, everyone = len(answers) - len(known), len(answers)
    return dict(
        not_known=unknown,
        percent=100 * sum(known) / len(known) if known else float("nan"),
        lowest=100 * sum(known) / everyone,
        highest=100 * (sum(known) + unknown) / everyone,
    )

# task: u01-points
def points(before, after):
    first, second = (100 * some / everyone for some, everyone in (before, after))
    return round(second - first, 1)

# task: u01-sources
sources = dict(
    child_health=("administrative", "structured"),
    area_counts=("open", "structured"),
    sleep_study=("research", "structured"),
    visit_notes=("administrative", "unstructured"),
    drawings=("research", "unstructured"),
)

# task: u01-take-up
def twos(table):
    return table[[age(dob, census_age_day) == 2 for dob in table["dob"]]]


counts = [
    different_children(twos(table)) for table in (places, living_here(births, census_age_day))
]
take_up = dict(zip(("with_a_place", "living_here"), counts))
take_up["percent"] = 100 * counts[0] / counts[1]
