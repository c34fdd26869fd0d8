"""Searching: a box to type in, the list of articles it finds, and ways to narrow them down.

What the main window needs to know (every widget takes the `Theme` first and a parent last):

`SearchRoom(theme, save, window, *, debounce_ms=100)` makes all of it and joins it. `bar` and
    `tools` go into the tool bar, `left` (the shelf above the filters) into the left panel,
    `results` into the centre. `save` saves edits for saved searches, so that undo knows them.
    `recall(memory)` before and `memory` after an archive: what was asked and seen of it.
    `attach(reading, finding, paging, writable=…)` gives it a reader on the read lane and two
    `Resident[Searcher]`, the first on the search lane, the second on the read lane (scrolling
    must not wait for a search); `detach()` before the archive is closed. `build()` opens the
    question builder, `shelving.keep()` saves the question in force, `why.toggle()` tells why the
    chosen article is there.
`SearchSession`, its `session`, owns the question in force. `renew()` asks it again (after an
    ingest or a save), `ask(request)` asks another one whole; `show_index(state)` feeds the banner;
    `step(±1)` selects the next or the previous article from anywhere. `terms` are what was
    searched for, for `db.marks_in`. It says: `article_selected(id)` when another article is to be
    shown beside the list; `article_opened(id)` on Enter or a double click; `answered(hits)` after
    each answer (the article on show may have to be marked anew); `scroll_wanted()` when Space is
    pressed in the list; `ingest_wanted()` and `rebuild_wanted()` from the buttons of an empty
    archive and of an unusable index; `search_failed(error)` for the error door, once the pane has
    said so itself.
`DateHistogram` shows any `Bars`, and says which of them were brushed; it knows nothing of searches.
"""
