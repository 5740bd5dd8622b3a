"""The origins file names every seed, and the seeds are as received."""

import hashlib
import re
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"


def test_every_seed_has_its_origin_and_its_bytes():
    stated = dict(re.findall(r"^\| (\S+\.txt) \|.*\| ([0-9a-f]{64}) \|$", (SEEDS / "ORIGINS.md").read_text(encoding="utf-8"), re.M))
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in SEEDS.glob("*.txt")}
    assert stated == found and len(found) == 5
