"""What people decided about what was read: kept as data, applied ever after."""
