"""The sentences about a question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.records import Interpretation, Problem, QueryTerm
from db.search import grammar
from db.search.answering import ONE_WORD_MISSING, SOME_WORDS_MISSING
from db.searcher import NO_INDEX
from desktop.searching.words import (
    asked_for,
    bad_parts,
    problem_codes,
    problem_sentence,
    reading_chip,
    told_problems,
)
from tests.desktop.articles import hits


def test_every_problem_of_the_grammar_has_its_sentence() -> None:
    texts = (
        "báo " * 400,
        " ".join(f"chữ{n}" for n in range(70)),
        '"báo cũ',
        "báo * cũ",
        "(" * 30,
        "báo OR",
        "lạ:báo",
        "nguồn:",
        "ngày:hôm_qua",
        "số:nhiều",
    )
    found = {problem.code for text in texts for problem in grammar.parse(text).problems}
    assert found | {SOME_WORDS_MISSING, ONE_WORD_MISSING, NO_INDEX} == problem_codes()


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Problem("lone_star", 4, 5), "“*” stands only after the beginning of a word; it was"),
        (Problem("too_many_words", 0, 3), "The question has too many words; “báo” was left out."),
        (Problem("new_code", 4, 5), "“*” could not be used; the rest was searched."),
    ],
)
def test_a_problem_names_the_part(problem: Problem, sentence: str) -> None:
    assert problem_sentence(problem, "báo * cũ").startswith(sentence)


def test_a_long_part_is_shortened() -> None:
    query = "chữ " * 100
    said = problem_sentence(Problem("too_many_words", 0, len(query)), query)
    assert len(said) < 120
    assert "…" in said


def test_a_phrase_that_is_still_typed_is_no_problem() -> None:
    problems = (Problem("quote_open", 0, 1), Problem("lone_star", 5, 6))
    settled = replace(hits([], text='"báo *'), problems=problems)
    typing = replace(settled, request=replace(settled.request, typing=True))
    assert told_problems(settled) == list(problems)
    assert told_problems(typing) == [problems[1]]


def test_a_date_that_is_still_typed_is_no_problem() -> None:
    text = "ngày:2018-1 x ngày:201"
    problems = (Problem("bad_date", 5, 11), Problem("bad_date", 19, 22))
    found = replace(hits([], text=text), problems=problems)
    typing = replace(found, request=replace(found.request, typing=True))
    assert told_problems(typing) == [problems[0]]


def test_missing_words_are_told_and_no_part_is_underlined_for_them() -> None:
    found = replace(hits([1]), problems=(Problem(SOME_WORDS_MISSING, 0, 8),))
    assert told_problems(found) == list(found.problems)
    assert bad_parts(found) == []


def test_words_looked_for_say_which_may_go_on() -> None:
    terms = [QueryTerm("báo", "bao", True, False), QueryTerm("c", "c", False, True)]
    assert asked_for(terms) == "báo · c…"


def test_another_reading_is_said() -> None:
    one = Interpretation("keys", 0, 6, "quảng")
    chip = reading_chip(one, "quangr ninh")
    assert chip.subject == one
    assert chip.words == "quangr ≈ quảng"
    assert chip.advice == "“quảng” is searched for too. Click to search for “quangr” only."
