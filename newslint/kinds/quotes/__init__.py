"""Quote checks: one quotation held against the others of the story."""
