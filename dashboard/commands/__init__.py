"""Commands that are more than a call: their arguments, and what they do."""
