"""Reading: one article on its page, with what was searched for marked in it.

What the main window needs to know (every widget takes the `Theme` first and a parent last):

`DetailPane(theme)` is the page. `show_article(article, marks)` puts an article there at its first
    hit; `mark(marks)` marks the article that is there anew and leaves the page where it is;
    `show_nothing()`, `show_problem(sentence)`. `next_hit()` and `previous_hit()` (F3, Shift+F3),
    `find_in_article()` (Ctrl+G), `copy()`, `copy_with_citation()` (Ctrl+Shift+C),
    `scroll_page() -> bool` (Space; False at the end). It says `hits_exhausted(±1)` when F3 goes
    past the last or the first hit: connect it to `SearchSession.step`.
`ReadingSession(pane)` brings articles to it. `attach(reading)` gives it a `Resident[Reader]` on
    the read lane, `detach()` takes it away. `open(article_id, terms)` shows an article, the
    latest wins; `mark(terms)` after another search; `renew()` reads the same one again. It says
    `article_shown(article)` once it is there, and `reading_failed(error)`.
`Visits` owns the tabs of open articles and the way back and forward through each (`Trail`);
    `note(article)` tells it what is on show, `article_wanted` asks for another one.
`CompareSession(pane, page)` pins an article and puts another one beside it on a `ComparePage`.
`view.sentences` (a `SentencePointer`) knows which sentence is meant; its `bar` offers what can be
    done with it (`Deed`), and `wanted(deed)` says that it is to be done.
`BelowSession(view.below)` fills what stands below the text, once the article can be read.
"""
