"""The status of an award is read from its reports, and a plan is no result."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.award_status import awaits_result, in_order, standing
from db.records import DecisionEvent, DecisionStatus, ReportTense
from tests.db.catalogue.award_reports import event, report

NOMINATED, ANNOUNCED = DecisionStatus.NOMINATED, DecisionStatus.ANNOUNCED
WON, COLLECTED = DecisionStatus.WON, DecisionStatus.COLLECTED
PLANNED, BACKGROUND = ReportTense.PLANNED, ReportTense.BACKGROUND

events = st.lists(
    st.builds(
        event,
        st.integers(1, 99),
        st.sampled_from([one for one in DecisionStatus if one is not DecisionStatus.UNKNOWN]),
        st.sampled_from(ReportTense),
        st.sampled_from([None, "2020", "2020-03", "2020-05-06", "2021-01-02"]),
        st.sampled_from([None, report(1), report(2)]),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


def test_a_plan_is_the_status_until_its_result_is_reported() -> None:
    nominated = event(1, NOMINATED, at="2020-03-01", article=report(1))
    planned = event(2, WON, PLANNED, "2020-11-07/2020-11-08", report(1))
    assert standing([nominated, planned]) == (WON, PLANNED, 1)
    told = [event(n, WON, at="2020-11-08", article=report(n)) for n in (3, 4, 5)]
    assert standing([nominated, planned, *told]) == (WON, ReportTense.REPORTED, 3)
    collected = event(9, COLLECTED, BACKGROUND, "2020", report(9))
    assert standing([planned, *told, collected]) == (COLLECTED, BACKGROUND, 1)


def test_a_report_of_the_time_counts_before_one_in_passing() -> None:
    passing = event(1, WON, BACKGROUND, "2020-12-31", report(1))
    reported = event(2, WON, at="2020-11-08", article=report(2))
    assert standing([passing, reported]).tense is ReportTense.REPORTED
    assert standing([passing]) == (WON, BACKGROUND, 1)
    assert standing([]) == (DecisionStatus.UNKNOWN, None, 0)


def test_who_was_to_collect_what_was_lost_has_lost() -> None:
    planned = event(1, COLLECTED, PLANNED, "2020-11-08", report(1))
    lost = event(2, DecisionStatus.NOT_WON, at="2020-10-01", article=report(2))
    assert standing([planned, lost]).status is DecisionStatus.NOT_WON


def test_a_result_is_awaited_for_thirty_days() -> None:
    planned = event(1, WON, PLANNED, "2020-11-07/2020-11-08", report(1))
    assert not awaits_result([planned], "2020-12-08")
    assert awaits_result([planned], "2020-12-09")
    assert awaits_result([planned, event(2, NOMINATED)], "2020-12-09")
    assert not awaits_result([planned, event(2, WON, at="2020-11-08")], "2020-12-09")
    assert not awaits_result([event(1, WON, PLANNED)], "2020-12-09")
    assert not awaits_result([], "2020-12-09")


def test_the_trail_goes_from_the_nomination_to_the_ceremony() -> None:
    trail = [event(1, COLLECTED), event(2, WON, at="2020-11"), event(3, NOMINATED), event(4, WON)]
    assert [one.id for one in in_order(trail)] == [3, 2, 4, 1]


@given(events)
def test_the_order_of_reports_does_not_matter(trail: list[DecisionEvent]) -> None:
    found = standing(trail)
    assert standing(trail[::-1]) == found
    assert sorted(in_order(trail), key=id) == sorted(trail, key=id)
    assert found.sources <= 2
    if found.tense is PLANNED:
        assert all(
            one.tense is PLANNED or one.status not in {WON, COLLECTED, DecisionStatus.REVOKED}
            for one in trail
        )
    if any(one.status in {WON, COLLECTED} and one.tense is not PLANNED for one in trail):
        assert not awaits_result(trail, "2030-01-01")
