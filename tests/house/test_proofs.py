"""What the proofs tried is added up as it was, whatever process tried it."""

from __future__ import annotations

from tests.proofs import PROMISES, Proof, lines, tallies


def test_parts_and_controls_are_added_up() -> None:
    taken: list[tuple[str, object]] = [("something else", 1)]
    proof = Proof(lambda name, value: taken.append((name, value)))
    proof("R6", "damaged databases", trials=50, faults=1, losses=0)
    proof("R6", "damaged databases", trials=50, faults=0, losses=2)
    proof("R6", "empty files", trials=3, faults=0, losses=0)
    proof.control("R6", "makes a blank archive", caught=True)
    proof.control("R6", "believes every text", caught=False)
    proof.control("R1", "has no journal", caught=True)
    assert list(lines(tallies(taken))) == [
        f"R1   {PROMISES['R1']}: 1 of 1 wrong programs caught",
        f"R6   {PROMISES['R6']}: 103 trials, 1 faults, 2 losses; 1 of 2 wrong programs caught",
        "       damaged databases: 100 trials, 1 faults, 2 losses",
        "       empty files: 3 trials, 0 faults, 0 losses",
    ]


def test_lists_come_back_from_other_processes() -> None:
    (line,) = lines(tallies([("trials", ["R2", "every call", 7, 0, 0])]))
    assert line.endswith("7 trials, 0 faults, 0 losses")
