"""The line above everything: a problem goes before a job, and each goes away by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.notice import Notice, Offer
from desktop.problems import Explanation
from desktop.theme import Theme


def test_a_problem_goes_before_a_job_until_it_is_closed(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    notice = Notice(theme)
    QVBoxLayout(window).addWidget(notice)
    window.show()
    assert notice.words == ""
    notice.say_job("Busy.", 1200, 5000)
    assert notice.words.startswith("Busy.")
    notice.say(Explanation("It broke.", "Mend it."))
    assert notice.words == "It broke. Mend it."
    notice.close_problem()
    assert notice.words.startswith("Busy.")
    notice.close_job()
    assert notice.words == ""


def test_what_can_be_done_at_once_is_a_button(theme: Theme, qtbot: QtBot) -> None:
    notice = Notice(theme)
    qtbot.addWidget(notice)
    taken: list[str] = []
    notice.say(Explanation("It broke.", "Mend it."), Offer("Mend", lambda: taken.append("mend")))
    button = notice.findChild(QPushButton)
    assert button is not None
    assert (button.text(), button.isHidden()) == ("Mend", False)
    button.click()
    assert taken == ["mend"]
    notice.say(Explanation("It broke again.", "Wait."))
    assert button.isHidden()
