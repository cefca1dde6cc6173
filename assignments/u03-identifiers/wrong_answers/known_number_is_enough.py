# misconception: A number that child health knows must be this child's, whatever the birthday.
# expects: u03-confirmed 3/4

# task: u03-confirmed
def confirmed_share(records, register):
    numbers = records["nhs_number"].str.replace(" ", "")
    return numbers.isin(register["nhs_number"].dropna()).mean()


readiness = {
    "hub_registrations": confirmed_share(hub, births),
    "reception": confirmed_share(reception, births),
}
