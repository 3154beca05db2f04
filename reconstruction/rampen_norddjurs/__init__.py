"""Synthetic persons whose counts equal Norddjurs' status note of 12 December 2022 (Rampen).

Published of Norddjurs: 36 participants, 29 in the primary target group of whom 14 in work, 7
sick-listed from a flexjob, 10 more withdrawn, 6 with an offer to relatives; of the whole project:
28 who completed and report a positive effect. Silkeborg's numbers, the period and all dates are
assumed (see the assumptions in ``project.toml``).
"""
