"""Output formats: one module each, results in, text out."""
