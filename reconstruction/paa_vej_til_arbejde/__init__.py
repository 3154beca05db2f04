"""På vej til arbejde: 98 synthetic persons behind the midterm tables, extended to 195."""
