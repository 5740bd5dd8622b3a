"""Udsyn's themes, vectors and clusters beside those of five usual methods, on the same passages in one run."""
