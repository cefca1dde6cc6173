# idiom: Other ways in: SQL with DuckDB, crosstab, agg, a negative slice, string template.

# task: u00-sentence
def sentence(place, forms):
    return "%s has %s forms." % (place, forms)

# task: u00-total
def total(answers):
    so_far = 0
    for place in range(len(answers)):
        so_far += int(answers[place] or 0)
    return so_far

# task: u00-summer
def summer(monthly):
    return monthly[-7:-4]

# task: u00-full
import duckdb


def how_full(table, column):
    frame = table[[column]]
    rows, filled = duckdb.sql(f'SELECT count(*), count("{column}") FROM frame').fetchall()[0]
    return {"rows": rows, "filled": filled, "blank": rows - filled}

# task: u00-since
def forms_since(table, hub_name, first_day):
    wanted = table.query("hub == @hub_name and registration_date >= @first_day")
    return wanted.shape[0]

# task: u00-year
def with_year(table):
    return table.assign(year=lambda copy: copy["dob"].dt.strftime("%Y").astype("float"))

# task: u00-busiest
def busiest(table):
    return table.nlargest(len(table), "forms")["hub"].tolist()

# task: u00-groups
def how_many(table, column):
    counts = table[column].value_counts(dropna=False)
    return {"not known" if pd.isna(name) else name: count for name, count in counts.items()}


babies = pd.crosstab(births["hv_team"], births["dob"].dt.year)[2025]

# task: u00-lookup
def with_team(forms, lookup):
    short = lookup.groupby("hub", as_index=False)["hv_team"].first()
    return pd.merge(forms, short, how="left")


with_teams = with_team(hub.loc[hub["dob"].between("2025-01-01", "2025-12-31")], places)
heard = duckdb.sql("SELECT hv_team, count(*) AS n FROM with_teams GROUP BY hv_team").df()
heard = heard.set_index("hv_team")["n"]
