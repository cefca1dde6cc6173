# misconception: One good rule is enough.
# expects: u04-rules 1/4

# task: u04-rules
def my_flags(census, settings):
    return list(census.loc[census["funded_hours"] > 15, "eyc_id"])
