# attack: looks for the truth beside the tables
# base: blank
# expects: u98-busiest--commonest failed
# flag: environ
# task: u98-busiest
import os
import pandas as pd
from pathlib import Path
data = Path(os.environ["EYDA_DATA"])
seen = [p for p in data.rglob("*") if "truth" in str(p)] + list(data.glob("../truth"))
busiest = pd.read_parquet(seen[0]) if seen else None
