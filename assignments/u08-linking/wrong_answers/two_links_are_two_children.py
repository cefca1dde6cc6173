# misconception: Each link is a row.
# expects: u08-path 0/1

# task: u08-path
def pathway(children, links):
    both = children.merge(links, left_on="id", right_on="left", how="left")
    return both[["id"]].assign(in_school=both["left"].notna())
