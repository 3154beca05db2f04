"""Who is asking: from a request to a viewer, and the door that no request passes without one."""
