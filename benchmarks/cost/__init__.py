"""What a build costs in time and memory as a collection grows, beside character TF-IDF with k-means on the same passages."""
