# misconception: No date: then the agreement has surely run out.
# expects: u07-expired 2/3

# task: u07-expired
def expired(flows, day):
    over = flows["dsa_expiry"].isna() | (flows["dsa_expiry"] < day)
    return list(flows.loc[over & (flows["status"] == "Active"), "flow_id"])
