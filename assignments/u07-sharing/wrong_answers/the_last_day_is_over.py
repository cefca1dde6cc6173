# misconception: On its last day the agreement has run out.
# expects: u07-expired 2/3

# task: u07-expired
def expired(flows, day):
    over = (flows["status"] == "Active") & (flows["dsa_expiry"] <= day)
    return list(flows.loc[over, "flow_id"])
