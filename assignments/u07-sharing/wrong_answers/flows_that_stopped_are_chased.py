# misconception: An agreement of a flow that has stopped must be renewed too.
# expects: u07-expired 2/3

# task: u07-expired
def expired(flows, day):
    return list(flows.loc[flows["dsa_expiry"] < day, "flow_id"])
