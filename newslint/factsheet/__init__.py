"""The fact sheet: what a story states, in lists that an editor can check off; and what two versions state otherwise."""
