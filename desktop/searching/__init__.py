"""Searching: a box to type in, the list of articles it finds, and ways to narrow them down.

What the main window needs to know (every widget takes the `Theme` first and a parent last):

`SearchBar(theme, *, debounce_ms=100)` goes into the tool bar. `take_focus()` puts the caret there
    with the text selected; `remembered()` and `recall(texts)` are its history, for the settings.
`FacetsPanel(theme)` goes into the left panel.
`ResultsPane(theme)` goes into the centre: chips, summary, order, banner, list, and what is said
    instead of a list.
`SearchSession(bar, pane, facets)` wires the three together; nothing else has to be connected.
    `attach(finding, paging)` gives it two `Resident[Searcher]`, the first on the search lane, the
    second on the read lane (scrolling must not wait for a search), and lists all articles;
    `detach()` before the archive is closed. `renew()` asks the same question again (after an
    ingest or a save); `show_index(state)` feeds the banner; `step(±1)` selects the next or the
    previous article from anywhere. `terms` are what was searched for, for `db.marks_in`.
    It says: `article_selected(id)` when another article is to be shown beside the list;
    `article_opened(id)` on Enter or a double click; `answered(hits)` after each answer (the
    article on show may have to be marked anew); `scroll_wanted()` when Space is pressed in the
    list; `ingest_wanted()` and `rebuild_wanted()` from the buttons of an empty archive and of an
    unusable index; `search_failed(error)` for the error door, once the pane has said so itself.
"""
