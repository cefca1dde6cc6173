# idiom: pandas on whole columns: groupby, merge, fillna, where, and Series as results.

# task: u01-read
def read_list(text):
    table = pd.read_csv(StringIO(text), dtype="string")
    return table.assign(children=pd.to_numeric(table["children"]))

# task: u01-key
def is_key(table, columns):
    sizes = table.groupby(columns, dropna=False).size()
    return bool(sizes.max() == 1 and table[columns].notna().all(axis=None))


keys = {
    "early_years_census_setting": ("setting_urn",),
    "births": ("birth_id",),
    "eyfsp": ("profile_id",),
}

# task: u01-count
def count_children(places, term):
    by_term = places.groupby("term")["child_id"].nunique()
    return by_term.get(term, 0)

# task: u01-age
def age_on(dob, day):
    years = day.year - dob.year
    birthday = dob + pd.DateOffset(years=years)
    return years if birthday <= day else years - 1

# task: u01-here
def two_year_olds(register, day):
    never = pd.Timestamp("2100-01-01")
    moved_in = register["date_moved_in"].fillna(register["dob"])
    left = register[["date_moved_out", "death_date"]].min(axis=1).fillna(never)
    ages = register["dob"].map(lambda dob: age(dob, day))
    return len(register[(ages == 2) & (moved_in <= day) & (left > day)])

# task: u01-whole
def la_percentage(settings, part, whole):
    both = settings[[part, whole]].astype(float)
    sums = both[both.notna().all(axis=1)].sum()
    return float("nan") if sums[whole] == 0 else sums[part] / sums[whole] * 100

# task: u01-known
def known_share(answers, yes, no):
    kind = answers.map({yes: 1.0, no: 0.0})
    percent = kind.mean() * 100
    return pd.Series(
        {
            "not_known": kind.isna().sum(),
            "percent": percent,
            "lowest": kind.fillna(0).mean() * 100,
            "highest": kind.fillna(1).mean() * 100,
        }
    )

# task: u01-points
def points(before, after):
    table = pd.DataFrame([before, after], columns=["some", "all"])
    return (table["some"] / table["all"] * 100).diff().iloc[1]

# task: u01-sources
made = pd.DataFrame(
    [
        ("child_health", "Administrative", "Structured"),
        ("area_counts", "Open", "Structured"),
        ("sleep_study", "Research", "Structured"),
        ("visit_notes", "Administrative", "Unstructured"),
        ("drawings", "Research", "Unstructured"),
    ]
)
sources = {name: (purpose, form) for name, purpose, form in made.itertuples(index=False)}

# task: u01-take-up
def aged_two(table):
    ages = table["dob"].map(lambda dob: age(dob, census_age_day))
    return table[ages.eq(2)]


above = aged_two(places).groupby(["surname", "forename", "dob"]).ngroups
below = aged_two(living_here(births, census_age_day)).shape[0]
take_up = pd.Series(
    {"with_a_place": above, "living_here": below, "percent": above / below * 100}
).round(1)
