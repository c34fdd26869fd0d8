"""Tests of what the readers of office documents and of PDF files share."""
