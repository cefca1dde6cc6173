# idiom: Whole columns at once, with pandas and NumPy.

# task: u09-tally
def tally(links, real):
    pair = ["pupil_id", "reg_id"]
    both = links[pair].merge(real[pair], how="outer", indicator=True)["_merge"]
    counts = both.value_counts()
    return {"right": counts["both"], "wrong": counts["left_only"], "missed": counts["right_only"]}

# task: u09-quality
def quality(right, wrong, missed):
    above = pd.Series({"precision": right, "recall": right, "f1": 2 * right}, dtype=float)
    below = pd.Series(
        {"precision": right + wrong, "recall": right + missed, "f1": 2 * right + wrong + missed}, dtype=float
    )
    return (above / below).to_dict()

# task: u09-rates
def link_rates(pupils, links, by):
    rows = pupils[["pupil_id", by]].merge(
        links[["pupil_id"]].drop_duplicates(), on="pupil_id", how="left", indicator=True
    )
    rows["rate"] = rows["_merge"] == "both"
    rows[by] = rows[by].fillna("not known")
    return rows.groupby(by, as_index=False)["rate"].mean()

# task: u09-wilson
def wilson(hits, n):
    import numpy as np

    if n == 0:
        return np.array([0.0, 1.0])
    p, z2 = np.float64(hits) / n, 1.96**2
    half = np.sqrt(z2 * (p * (1 - p) / n + z2 / (4 * n**2)))
    return (p + z2 / (2 * n) + np.array([-half, half])) / (1 + z2 / n)

# task: u09-draw
def draw(links, per_band, seed):
    import numpy as np

    luck = pd.Series(np.random.default_rng(seed).random(len(links)), index=links.index)
    return links[luck.groupby(links["band"]).rank() <= per_band]

# task: u09-estimate
def estimate(checked, sizes):
    weights = pd.Series(sizes) / sum(sizes.values())
    yes = checked["answer"].eq("yes").groupby(checked["band"]).agg(["sum", "size"])
    yes = yes.reindex(weights.index)
    ends = yes.fillna(0).apply(lambda row: pd.Series(interval(row["sum"], row["size"])), axis=1)
    share = (yes["sum"] / yes["size"] * weights).sum(skipna=False)
    return {"share": share, "low": (ends[0] * weights).sum(), "high": (ends[1] * weights).sum()}

# task: u09-groups
def quality_by_group(rows):
    precision = rows["right"].where(rows["linked"]).groupby(rows["group"]).mean()
    recall = rows["right"].where(rows["known"]).groupby(rows["group"]).mean()
    return pd.concat({"precision": precision, "recall": recall}, axis=1).reset_index()

# task: u09-range
def gld_range(children):
    gld = children["gld"].astype(float)
    return {"linked": gld.mean(), "low": gld.fillna(0).mean(), "high": gld.fillna(1).mean()}

# task: u09-reverse
def reverse(hashes, surnames, days):
    names = pd.Series(list(surnames), dtype=object).str.lower()
    dates = pd.Series([f"{day:%Y-%m-%d}" for day in days], dtype=object)
    guesses = names.to_frame("name").merge(dates.to_frame("day"), how="cross")
    if guesses.empty:
        return {}
    texts = guesses["name"] + "|" + guesses["day"]
    made = texts.map(lambda text: hashlib.sha256(text.encode()).hexdigest())
    hit = made.isin(list(hashes))
    return dict(zip(made[hit], texts[hit]))

# task: u09-threshold
def threshold(scores, same, wanted):
    pairs = pd.DataFrame({"score": scores, "same": same}, dtype=float)
    levels = pairs.groupby("score")["same"].agg(["sum", "size"]).sort_index(ascending=False).cumsum()
    good = levels.index[levels["sum"] / levels["size"] >= wanted]
    return good.min()
