# misconception: 99 is a number.
# expects: u02-ethnicity 1/2

# task: u02-ethnicity
nhs_to_dfe = {"A": "WBRI", "B": "WIRI", "C": "WOTH", "D": "MWBC", "E": "MWBA", "F": "MWAS", "G": "MOTH", "H": "AIND", "J": "APKN", "K": "ABAN", "L": "AOTH", "M": "BCRB", "N": "BAFR", "P": "BOTH", "R": "CHNE", "S": "OOTH", "Z": "REFU", 99: "NOBT"}
