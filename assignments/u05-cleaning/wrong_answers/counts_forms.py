# misconception: One form is one child.
# expects: u05-count 2/3

# task: u05-count
def count_children(forms):
    return len(forms)
