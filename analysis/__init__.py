"""Reading, theming, extracting and comparing municipal international strategies."""
