"""What people decided about a pair of profiles: kept for years, undone without being lost."""
