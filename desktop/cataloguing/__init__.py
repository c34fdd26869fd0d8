"""Cataloguing by keyboard: a form beside the text, a tray of what waits, names looked up.

`Workplace(theme, desk, menus, window)` is all that the composition root needs to know of: it has
the form, the tray and the dialogs, and joins them to the menus and the desk. `attach(reading)`
gives it an archive after the desk has it, `flush()` saves what is typed and not saved yet,
`detach()` does so too and lets go of the archive before the desk does.
"""
