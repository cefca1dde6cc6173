# misconception: A missing date may become the text "NaT".
# expects: u07-coarser 1/2

# task: u07-coarser
def coarser(children):
    wider = children.assign(
        birth_month=[f"{day}"[:7] for day in children["dob"]],
        postcode_district=[f"{place}".split()[0] for place in children["postcode"]],
    )
    return wider.drop(columns=["forename", "surname", "nhs_number", "dob", "postcode"])
