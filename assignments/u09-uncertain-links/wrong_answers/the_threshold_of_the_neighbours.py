# misconception: 0.6 is right for Larkshire, so it is right for us.
# expects: u09-threshold 0/2

# task: u09-threshold
def threshold(scores, same, wanted):
    return 0.6 if scores else None
