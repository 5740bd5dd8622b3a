"""The dashboard: `streamlit run dashboard.py`. The script that a visit runs is pages/_frame/app.py."""

import sys
from pathlib import Path

import streamlit as st

_ROOT = Path(__file__).resolve().parent
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from pages._frame.serve import MIDDLEWARE  # noqa: E402  the folder above has to be on the path first

app = st.App(_ROOT / "pages" / "_frame" / "app.py", middleware=MIDDLEWARE)
