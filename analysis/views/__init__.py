"""Filters and tables in, small frames out: what a page shows, before anything is drawn."""
