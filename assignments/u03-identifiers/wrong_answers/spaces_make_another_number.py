# misconception: Two numbers are the same only if they are typed in the same way.
# expects: u03-confirmed 2/4

# task: u03-confirmed
def confirmed_share(records, register):
    asked = records.dropna(subset=["nhs_number"])
    known = register[["nhs_number", "dob"]].drop_duplicates()
    return len(asked.merge(known, on=["nhs_number", "dob"])) / len(records)


readiness = {
    "hub_registrations": confirmed_share(hub, births),
    "reception": confirmed_share(reception, births),
}
