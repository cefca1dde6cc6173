# misconception: Readiness is a share of the records that have a number.
# expects: u03-confirmed 2/4

# task: u03-confirmed
def confirmed_share(records, register):
    asked = records.assign(nhs_number=records["nhs_number"].str.replace(" ", ""))
    asked = asked.dropna(subset=["nhs_number"])
    known = register[["nhs_number", "dob"]].drop_duplicates()
    return len(asked.merge(known, on=["nhs_number", "dob"])) / len(asked)


readiness = {
    "hub_registrations": confirmed_share(hub, births),
    "reception": confirmed_share(reception, births),
}
