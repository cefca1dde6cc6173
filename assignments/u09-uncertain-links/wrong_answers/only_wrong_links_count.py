# misconception: A missed link is not a mistake.
# expects: u09-pairs 0/1

# task: u09-pairs
def pair_accuracy(pupils, forms, wrong, missed):
    return 1 - wrong / (pupils * forms)
