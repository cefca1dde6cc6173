# misconception: Curly brackets are filled in without an f before the quotation mark.
# expects: u00-sentence 0/1

# task: u00-sentence
def sentence(place, forms):
    return "{place} has {forms} forms."
