"""Ways to label themes, and ways to place passages near one another, against one another: why Udsyn does it as it does."""
