"""What the pages are made of: their frame, a story with its marks, the cards of findings; styles and scripts beside."""
