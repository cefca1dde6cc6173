# misconception: Two forms are one only if everything on them is the same.
# expects: u05-count 2/3

# task: u05-count
def count_children(forms):
    return len(forms.drop_duplicates())
