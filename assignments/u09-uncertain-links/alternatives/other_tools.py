# idiom: Sets, comprehensions and SQL.

# task: u09-tally
def tally(links, real):
    one = set(zip(links["pupil_id"], links["reg_id"]))
    other = set(zip(real["pupil_id"], real["reg_id"]))
    return {"right": len(one & other), "wrong": len(one - other), "missed": len(other - one)}

# task: u09-quality
def quality(right, wrong, missed):
    parts = {"precision": (right, wrong), "recall": (right, missed), "f1": (2 * right, wrong + missed)}
    return {name: a / (a + b) if a + b > 0 else None for name, (a, b) in parts.items()}

# task: u09-pairs
def pair_accuracy(pupils, forms, wrong, missed):
    total = pupils * forms
    return 1 - wrong / total - missed / total

# task: u09-rates
def link_rates(pupils, links, by):
    import duckdb

    people = pd.DataFrame({"pupil_id": pupils["pupil_id"], "grp": pupils[by].astype(object)})
    tied = links[["pupil_id"]].astype(object)
    return duckdb.sql(
        """select coalesce(grp, 'not known') as grp,
                  avg(case when pupil_id in (select pupil_id from tied) then 1.0 else 0.0 end) as rate
           from people group by 1"""
    ).df()

# task: u09-wilson
def wilson(hits, n):
    z = 1.96
    bottom = n + z**2
    middle = (hits + z**2 / 2) / bottom
    half = z / bottom * math.sqrt((hits * (n - hits) / n if n else 0) + z**2 / 4)
    return {0: (0, 1)}.get(n, (middle - half, middle + half))

# task: u09-draw
def draw(links, per_band, seed):
    import random

    chance = random.Random(seed)
    chosen = []
    for _, rows in links.groupby("band"):
        chosen += chance.sample(sorted(rows.index), min(per_band, len(rows)))
    return links.loc[chosen]

# task: u09-estimate
def estimate(checked, sizes):
    total = sum(sizes.values())
    said = {band: list(checked["answer"][checked["band"] == band]) for band in sizes}
    ends = {band: interval(words.count("yes"), len(words)) for band, words in said.items()}
    answer = {
        name: sum(sizes[band] * ends[band][place] for band in sizes) / total
        for place, name in enumerate(("low", "high"))
    }
    if all(said.values()):
        answer["share"] = sum(sizes[b] * said[b].count("yes") / len(said[b]) for b in sizes) / total
    else:
        answer["share"] = None
    return answer

# task: u09-groups
def quality_by_group(rows):
    def of(part):
        return pd.Series({
            "precision": part.loc[part["linked"], "right"].mean(),
            "recall": part.loc[part["known"], "right"].mean(),
        })

    return rows.groupby("group")[["known", "linked", "right"]].apply(of)

# task: u09-range
def gld_range(children):
    results = list(children["gld"])
    yes = sum(one is not None and one == True for one in results)
    no = sum(one is not None and one == False for one in results)

    def share(part, whole):
        return part / whole if whole else float("nan")

    return {
        "linked": share(yes, yes + no),
        "low": share(yes, len(results)),
        "high": share(len(results) - no, len(results)),
    }

# task: u09-bloom
def bloom(text, key):
    if not isinstance(text, str) or not text.strip():
        return frozenset()
    name = f"_{text.strip().lower()}_"
    return {
        int(hmac.new(bytes(key, "utf-8"), f"{turn}{a}{b}".encode(), "sha256").hexdigest(), 16) % 500
        for a, b in zip(name, name[1:])
        for turn in range(10)
    }

# task: u09-dice
def dice(one, other):
    if min(len(one), len(other)) == 0:
        return None
    return len(one.intersection(other)) / ((len(one) + len(other)) / 2)

# task: u09-reverse
def reverse(hashes, surnames, days):
    texts = (f"{name.lower()}|{day.date().isoformat()}" for name in surnames for day in days)
    made = {hashlib.sha256(bytes(text, "utf-8")).hexdigest(): text for text in texts}
    return {one: made[one] for one in made.keys() & set(hashes)}

# task: u09-threshold
def threshold(scores, same, wanted):
    def good(line):
        above = [yes for score, yes in zip(scores, same) if score >= line]
        return sum(above) >= wanted * len(above)

    return min((line for line in scores if good(line)), default=None)
