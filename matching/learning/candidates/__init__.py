"""Features and models that do not ship: each is measured beside those that do (ablation.py)."""
