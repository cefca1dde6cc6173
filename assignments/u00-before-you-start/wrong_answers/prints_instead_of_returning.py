# misconception: Showing the answer on the screen is giving it back.
# expects: u00-sentence 0/1

# task: u00-sentence
def sentence(place, forms):
    print(f"{place} has {forms} forms.")
