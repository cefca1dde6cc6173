# idiom: Plain Python: loops, lists and `if`, one row at a time.

# task: u00-sentence
def sentence(place, forms):
    text = place + " has " + str(forms) + " forms."
    return text

# task: u00-total
def total(answers):
    numbers = []
    for answer in answers:
        if answer is None:
            continue
        numbers.append(int(answer))
    return sum(numbers)

# task: u00-summer
def summer(monthly):
    june = monthly[5]
    july = monthly[6]
    august = monthly[7]
    return [june, july, august]

# task: u00-full
def how_full(table, column):
    rows = 0
    blank = 0
    for value in table[column]:
        rows = rows + 1
        if pd.isna(value):
            blank = blank + 1
    result = {}
    result["rows"] = rows
    result["blank"] = blank
    result["filled"] = rows - blank
    return result

# task: u00-since
def forms_since(table, hub_name, first_day):
    start = pd.Timestamp(first_day)
    count = 0
    for name, day in zip(table["hub"], table["registration_date"]):
        if name == hub_name and day >= start:
            count = count + 1
    return count

# task: u00-year
def with_year(table):
    years = []
    for day in table["dob"]:
        if pd.isna(day):
            years.append(None)
        else:
            years.append(day.year)
    copy = table.copy()
    copy["year"] = years
    return copy

# task: u00-busiest
def busiest(table):
    forms_of = {}
    for name, forms in zip(table["hub"], table["forms"]):
        forms_of[name] = forms
    names = []
    for forms in sorted(forms_of.values(), reverse=True):
        for name in forms_of:
            if forms_of[name] == forms:
                names.append(name)
    return names

# task: u00-groups
def how_many(table, column):
    counts = {}
    for value in table[column]:
        if pd.isna(value):
            value = "not known"
        if value not in counts:
            counts[value] = 0
        counts[value] = counts[value] + 1
    return counts


babies = {}
for team, dob in zip(births["hv_team"], births["dob"]):
    if pd.Timestamp("2025-01-01") <= dob <= pd.Timestamp("2025-12-31"):
        babies[team] = babies.get(team, 0) + 1

# task: u00-lookup
def with_team(forms, lookup):
    team_of = {}
    for name, team in zip(lookup["hub"], lookup["hv_team"]):
        team_of[name] = team
    teams = []
    for name in forms["hub"]:
        if name in team_of:
            teams.append(team_of[name])
        else:
            teams.append(None)
    return forms.assign(hv_team=teams)


heard = {}
joined = with_team(hub, places)
for team, dob in zip(joined["hv_team"], joined["dob"]):
    if dob.year == 2025:
        heard[team] = heard.get(team, 0) + 1
