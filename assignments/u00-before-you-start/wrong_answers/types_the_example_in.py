# misconception: The answer of the example is the answer.
# expects: u00-sentence 0/1

# task: u00-sentence
def sentence(place, forms):
    return "Millrow Family Hub has 12 forms."
