# misconception: A join gives back each record once.
# expects: u03-confirmed 3/4

# task: u03-confirmed
def confirmed_share(records, register):
    asked = records.assign(nhs_number=records["nhs_number"].str.replace(" ", ""))
    asked = asked.dropna(subset=["nhs_number"])
    return len(asked.merge(register, on=["nhs_number", "dob"])) / len(records)


readiness = {
    "hub_registrations": confirmed_share(hub, births),
    "reception": confirmed_share(reception, births),
}
