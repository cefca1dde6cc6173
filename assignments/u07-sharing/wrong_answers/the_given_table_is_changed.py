# misconception: It saves room to do it in place.
# expects: u07-coarser 1/2

# task: u07-coarser
def coarser(children):
    children["birth_month"] = children["dob"].dt.strftime("%Y-%m")
    children["postcode_district"] = children["postcode"].str.split().str[0]
    children.drop(columns=["forename", "surname", "nhs_number", "dob", "postcode"], inplace=True)
    return children
