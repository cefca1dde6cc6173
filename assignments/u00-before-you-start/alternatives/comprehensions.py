# idiom: Comprehensions, counters and apply.

# task: u00-sentence
def sentence(place, forms):
    return " ".join([place, "has", f"{forms}", "forms."])

# task: u00-total
def total(answers):
    return sum(int(answer) for answer in answers if answer is not None)

# task: u00-summer
def summer(monthly):
    return tuple(monthly[place] for place in (5, 6, 7))

# task: u00-full
def how_full(table, column):
    there = [not pd.isna(value) for value in table[column]]
    return dict(rows=len(there), filled=sum(there), blank=len(there) - sum(there))

# task: u00-since
def forms_since(table, hub_name, first_day):
    of_hub = table[table["hub"] == hub_name]
    return len([day for day in of_hub["registration_date"] if day >= pd.Timestamp(first_day)])

# task: u00-year
def with_year(table):
    result = table.copy()
    result["year"] = result["dob"].apply(lambda day: day.year)
    return result

# task: u00-busiest
def busiest(table):
    pairs = sorted(zip(table["forms"], table["hub"]), reverse=True)
    return [name for forms, name in pairs]

# task: u00-groups
from collections import Counter


def how_many(table, column):
    return Counter("not known" if pd.isna(value) else value for value in table[column])


babies = Counter(births["hv_team"][births["dob"].dt.year == 2025])

# task: u00-lookup
def with_team(forms, lookup):
    team_of = dict(zip(lookup["hub"], lookup["hv_team"]))
    return forms.assign(hv_team=[team_of.get(name) for name in forms["hub"]])


heard = {
    team: int(((hub["hub"].map(dict(zip(places["hub"], places["hv_team"]))) == team)
               & (hub["dob"].dt.year == 2025)).sum())
    for team in set(places["hv_team"])
}
