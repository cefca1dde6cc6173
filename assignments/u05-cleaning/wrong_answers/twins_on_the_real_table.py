# misconception: Surname, birthday and postcode say who a child is.
# expects: u05-children 0/2

# task: u05-children
def child_numbers(records):
    names = records[["forename", "surname"]].map(lambda text: str(text).strip().casefold())
    keys = names.assign(dob=records["dob"].astype(str), postcode=records["postcode"].astype(str))
    return keys.groupby(["surname", "dob", "postcode"]).ngroup()
