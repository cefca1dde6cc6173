# misconception: Nobody stands there twice.
# expects: u05-children 0/2

# task: u05-children
def child_numbers(records):
    return list(range(len(records)))
