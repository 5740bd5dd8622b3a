"""Small frames in, Plotly figures out. A function here takes a frame, the words of a language and a mode."""
