"""The page “Khen thưởng”: decisions, their lists and the steps of their life."""
