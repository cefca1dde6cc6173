# misconception: Two records without a number agree about the number.
# expects: u03-confirmed 3/4

# task: u03-confirmed
def confirmed_share(records, register):
    asked = records.assign(nhs_number=records["nhs_number"].str.replace(" ", ""))
    known = register[["nhs_number", "dob"]].drop_duplicates()
    return len(asked.merge(known, on=["nhs_number", "dob"])) / len(records)


readiness = {
    "hub_registrations": confirmed_share(hub, births),
    "reception": confirmed_share(reception, births),
}
