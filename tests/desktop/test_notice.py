"""The line above everything: a problem goes before a job, and each goes away by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.notice import Notice
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
