"""One script for each revision, in order; never edited after a release."""
