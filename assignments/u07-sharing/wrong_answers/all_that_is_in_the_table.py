# misconception: Ask for every field now; somebody will need it.
# expects: u07-minimum 1/2

# task: u07-minimum
def minimum_fields(purposes, needs, covers):
    wanted, held = set(needs["field"]), set()
    for field in wanted:
        while field in covers:
            field = covers[field]
            held.add(field)
    return wanted - held
