"""Ingesting: bringing files into the archive while everybody goes on working.

`IngestJob(parent)` is one run of `kho ingest` and what is known of it; it goes on when its dialog
is closed. `IngestDialog(theme, job, …)` lets a person choose files and watch.
"""
