"""Cataloguing by keyboard: a form beside the text, a tray of what waits, names looked up.

`Cataloguing(theme, window)` is all that the composition root needs to know of: it has the form, the
tray and the basket, and joins them to the menus and the desk. `attach(reading, writing)` gives it
an archive, `flush()` saves what is typed and not saved yet, `detach()` takes the archive away.
"""
