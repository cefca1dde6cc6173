# misconception: It is coarser once the coarse columns are there.
# expects: u07-coarser 1/2

# task: u07-coarser
def coarser(children):
    wider = children.assign(
        birth_month=children["dob"].dt.strftime("%Y-%m"),
        postcode_district=children["postcode"].str.split().str[0],
    )
    return wider.drop(columns=["forename", "surname", "nhs_number"])
