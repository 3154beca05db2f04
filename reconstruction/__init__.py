"""Programs that make the synthetic persons of the demo projects from published figures."""
