# idiom: Plain Python: loops, lists and dictionaries, one thing at a time.

# task: u09-tally
def tally(links, real):
    real_pairs = []
    for pupil, form in zip(real["pupil_id"], real["reg_id"]):
        real_pairs.append((pupil, form))
    right = 0
    wrong = 0
    for pupil, form in zip(links["pupil_id"], links["reg_id"]):
        if (pupil, form) in real_pairs:
            right = right + 1
        else:
            wrong = wrong + 1
    return {"right": right, "wrong": wrong, "missed": len(real_pairs) - right}

# task: u09-quality
def quality(right, wrong, missed):
    answer = {"precision": float("nan"), "recall": float("nan"), "f1": float("nan")}
    if right + wrong > 0:
        answer["precision"] = right / (right + wrong)
    if right + missed > 0:
        answer["recall"] = right / (right + missed)
    if right + wrong + missed > 0:
        answer["f1"] = right / (right + (wrong + missed) / 2)
    return answer

# task: u09-pairs
def pair_accuracy(pupils, forms, wrong, missed):
    everything = pupils * forms
    return (everything - wrong - missed) / everything

# task: u09-rates
def link_rates(pupils, links, by):
    linked = set(links["pupil_id"])
    all_of = {}
    with_link = {}
    for pupil, group in zip(pupils["pupil_id"], pupils[by]):
        if pd.isna(group):
            group = "not known"
        all_of[group] = all_of.get(group, 0) + 1
        with_link[group] = with_link.get(group, 0) + (pupil in linked)
    return {group: with_link[group] / all_of[group] for group in all_of}

# task: u09-wilson
def wilson(hits, n):
    if n == 0:
        return [0.0, 1.0]
    z2 = 1.96 * 1.96
    root = (z2 * (z2 + 4 * hits * (n - hits) / n)) ** 0.5
    return [(2 * hits + z2 - root) / (2 * (n + z2)), (2 * hits + z2 + root) / (2 * (n + z2))]

# task: u09-draw
def draw(links, per_band, seed):
    parts = []
    for band in sorted(set(links["band"])):
        of_band = links[links["band"] == band]
        parts.append(of_band.sample(min(per_band, len(of_band)), random_state=seed))
    return pd.concat(parts, ignore_index=True)

# task: u09-estimate
def estimate(checked, sizes):
    total = sum(sizes.values())
    answer = {"share": 0.0, "low": 0.0, "high": 0.0}
    for band in sizes:
        n = 0
        hits = 0
        for one, said in zip(checked["band"], checked["answer"]):
            if one == band:
                n = n + 1
                if said == "yes":
                    hits = hits + 1
        low, high = interval(hits, n)
        share = hits / n if n > 0 else float("nan")
        answer["share"] += share * sizes[band] / total
        answer["low"] += low * sizes[band] / total
        answer["high"] += high * sizes[band] / total
    return answer

# task: u09-groups
def quality_by_group(rows):
    answer = {}
    for group in sorted(set(rows["group"])):
        mine = rows[rows["group"] == group]
        right = sum(mine["right"])
        linked = sum(mine["linked"])
        known = sum(mine["known"])
        answer[group] = {
            "precision": right / linked if linked else None,
            "recall": right / known if known else None,
        }
    return answer

# task: u09-range
def gld_range(children):
    yes = 0
    no = 0
    for result in children["gld"]:
        if pd.isna(result):
            continue
        if result:
            yes = yes + 1
        else:
            no = no + 1
    n = len(children)
    if n == 0:
        return {"linked": None, "low": None, "high": None}
    linked = yes / (yes + no) if yes + no else None
    return {"linked": linked, "low": yes / n, "high": (n - no) / n}

# task: u09-reverse
def reverse(hashes, surnames, days):
    book = {}
    for surname in surnames:
        for day in days:
            text = surname.casefold() + "|" + day.strftime("%Y-%m-%d")
            book[hashlib.sha256(text.encode("utf-8")).hexdigest()] = text
    answer = {}
    for one in hashes:
        if one in book:
            answer[one] = book[one]
    return answer

# task: u09-bloom
def bloom(text, key):
    if text is None or text != text:
        return set()
    text = text.lower().strip()
    if text == "":
        return set()
    text = "_" + text + "_"
    positions = []
    for turn in range(10):
        for place in range(len(text) - 1):
            said = str(turn) + text[place] + text[place + 1]
            digest = hmac.digest(key.encode(), said.encode(), "sha256")
            position = int.from_bytes(digest, "big") % 500
            if position not in positions:
                positions.append(position)
    return set(positions)

# task: u09-dice
def dice(one, other):
    if len(one) == 0 or len(other) == 0:
        return float("nan")
    common = 0
    for position in one:
        if position in other:
            common = common + 1
    return 2 * common / (len(one) + len(other))

# task: u09-threshold
def threshold(scores, same, wanted):
    best = None
    for line in scores:
        right = 0
        above = 0
        for score, yes in zip(scores, same):
            if score >= line:
                above = above + 1
                if yes:
                    right = right + 1
        if right / above >= wanted and (best is None or line < best):
            best = line
    return best
