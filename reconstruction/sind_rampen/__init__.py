"""Synthetic persons whose counts equal COWI's midterm figures of November 2017 (SIND Rampen).

Published: 110 recruited, 40 of them in 2016; 28 lasting flexjobs; 10 persons in a job for more than
6 months; 5-10 % already employed; three staff courses; volunteers recruited in two of three
municipalities. Everything else here is assumed (see the assumptions in ``project.toml``).
"""
