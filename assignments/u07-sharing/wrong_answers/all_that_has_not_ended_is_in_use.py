# misconception: Whatever has not ended is in use.
# expects: u07-expired 2/3

# task: u07-expired
def expired(flows, day):
    over = (flows["status"] != "Ended") & (flows["dsa_expiry"] < day)
    return list(flows.loc[over, "flow_id"])
