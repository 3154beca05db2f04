"""Who is asking: from a request to a viewer."""
