# misconception: Who is not linked is not part of the table.
# expects: u08-path 0/1

# task: u08-path
def pathway(children, links):
    both = children.merge(links, left_on="id", right_on="left").drop_duplicates("id")
    return both[["id"]].assign(in_school=True)
