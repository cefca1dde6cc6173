# misconception: Better to flag too much than to miss something.
# expects: u04-rules 0/4

# task: u04-rules
def my_flags(census, settings):
    return list(census["eyc_id"])
