"""What `kho` does: one module for each group of commands, and how they speak and stop."""
