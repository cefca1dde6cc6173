# misconception: The highest share is the worst setting.
# expects: u04-five 0/2

# task: u04-five
def five_to_ring(table, rate):
    share = table.assign(share=table["hit"] / table["children"])
    return list(share.sort_values("share", ascending=False)["setting_urn"].head(5))
