"""Synthetic persons whose counts equal DISCUS' figures of 2010 (Sociale mentorer).

Published: 208 persons in three municipalities, 142 of them ended, with age, gender, education,
benefit, needs, interventions, lengths of courses, outcomes and reasons for ending; 72 companies;
84, 76 and 32 events; 72 of 100 mentor tasks conversations; how the mentors spent their time. What
ties these margins together is assumed (see the assumptions in ``project.toml``).
"""
