# misconception: An answer that was right once can be typed in.
# expects: u03-confirmed 0/4

# task: u03-confirmed
def confirmed_share(records, register):
    return 0.87


readiness = {"hub_registrations": 0.87, "reception": 0.87}
