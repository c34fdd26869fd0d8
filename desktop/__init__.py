"""The windows of Kho Báo: they show what the archive hands out and never touch its database."""
