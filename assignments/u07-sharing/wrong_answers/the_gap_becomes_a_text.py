# misconception: A missing date may become the text "NaT".
# expects: u07-coarser 1/2

# task: u07-coarser
def coarser(children):
    wider = children.assign(
        birth_month=children["dob"].astype(str).str[:7],
        postcode_district=children["postcode"].astype(str).str.split().str[0],
    )
    return wider.drop(columns=["forename", "surname", "nhs_number", "dob", "postcode"])
