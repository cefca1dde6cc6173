# misconception: A child without a date or a postcode can be left out of a plan.
# expects: u07-coarser 1/2

# task: u07-coarser
def coarser(children):
    known = children.dropna(subset=["dob", "postcode"])
    wider = known.assign(
        birth_month=known["dob"].dt.strftime("%Y-%m"),
        postcode_district=known["postcode"].str.split().str[0],
    )
    return wider.drop(columns=["forename", "surname", "nhs_number", "dob", "postcode"])
