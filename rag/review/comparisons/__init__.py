"""One module for each way in which a draft says a thing twice and differently, as when one place is mended and another forgotten.

A comparison tells where both cannot be true, and is silent where they may be: docs/decisions/0019.
"""

from collections.abc import Callable, Iterable

from rag.review.comparisons.added_up import added_up
from rag.review.comparisons.ages import addressed, ages
from rag.review.comparisons.belated import belated
from rag.review.comparisons.built import built_later
from rag.review.comparisons.busy_rooms import busy_rooms
from rag.review.comparisons.careers import careers
from rag.review.comparisons.claimed import claimed
from rag.review.comparisons.counted import counted_otherwise
from rag.review.comparisons.course_days import course_days
from rag.review.comparisons.course_hours import course_hours
from rag.review.comparisons.courses import lessons
from rag.review.comparisons.day_at_place import day_at_place
from rag.review.comparisons.days_given import days_given
from rag.review.comparisons.days_long import days_long
from rag.review.comparisons.dropped import dropped_partners
from rag.review.comparisons.each_and_all import each_and_all
from rag.review.comparisons.event_days import days_of_events
from rag.review.comparisons.event_months import months_of_events
from rag.review.comparisons.event_place import event_place
from rag.review.comparisons.foreign import left_over
from rag.review.comparisons.gifts_together import gifts_together
from rag.review.comparisons.givers import givers
from rag.review.comparisons.grant_told import grant_told
from rag.review.comparisons.group_size import group_size
from rag.review.comparisons.heads import heads
from rag.review.comparisons.helpers_told import helpers_told
from rag.review.comparisons.hours_each import hours_each
from rag.review.comparisons.how_many import how_many
from rag.review.comparisons.how_often import how_often
from rag.review.comparisons.keepers import keepers
from rag.review.comparisons.lasting import lasting
from rag.review.comparisons.leads import leads, not_in_team
from rag.review.comparisons.lent_people import lent_people
from rag.review.comparisons.lessons_paid import lessons_paid
from rag.review.comparisons.measures import measured_differently
from rag.review.comparisons.months_paid import months_paid
from rag.review.comparisons.months_told import months_counted
from rag.review.comparisons.newcomers import newcomers
from rag.review.comparisons.of_project import of_project
from rag.review.comparisons.open_hours import open_hours
from rag.review.comparisons.over_time import over_time
from rag.review.comparisons.own_and_given import own_and_given
from rag.review.comparisons.per_one import per_one
from rag.review.comparisons.per_place import per_place
from rag.review.comparisons.percents import percents
from rag.review.comparisons.posts import posts
from rag.review.comparisons.promised import promised
from rag.review.comparisons.put_into import put_into
from rag.review.comparisons.rates import rates
from rag.review.comparisons.renamed import renamed
from rag.review.comparisons.row_and_result import row_and_result
from rag.review.comparisons.same_event import same_event
from rag.review.comparisons.scores import mean_scores
from rag.review.comparisons.seasons import seasons
from rag.review.comparisons.shares import shares
from rag.review.comparisons.shown_in_plan import shown_in_plan
from rag.review.comparisons.sums_told import sums_told
from rag.review.comparisons.surnames import misnamed
from rag.review.comparisons.team_sizes import team_sizes
from rag.review.comparisons.times_told import times_told
from rag.review.comparisons.told_of_before import told_of_before
from rag.review.comparisons.unheard import unheard
from rag.review.comparisons.venues import in_two_places
from rag.review.comparisons.waits import waits
from rag.review.comparisons.who_pays import who_pays
from rag.review.findings import Contradiction
from rag.review.types import Draft

COMPARISONS: tuple[Callable[[Draft], Iterable[Contradiction]], ...] = (
    how_many,
    ages,
    lasting,
    grant_told,
    days_of_events,
    months_of_events,
    addressed,
    measured_differently,
    sums_told,
    promised,
    misnamed,
    heads,
    leads,
    not_in_team,
    percents,
    posts,
    belated,
    givers,
    in_two_places,
    dropped_partners,
    renamed,
    unheard,
    newcomers,
    lessons,
    claimed,
    counted_otherwise,
    built_later,
    left_over,
    how_often,
    days_long,
    months_counted,
    months_paid,
    shares,
    same_event,
    added_up,
    told_of_before,
    careers,
    of_project,
    course_hours,
    course_days,
    per_place,
    event_place,
    waits,
    seasons,
    times_told,
    lessons_paid,
    over_time,
    keepers,
    open_hours,
    busy_rooms,
    rates,
    group_size,
    shown_in_plan,
    lent_people,
    per_one,
    put_into,
    day_at_place,
    days_given,
    row_and_result,
    team_sizes,
    who_pays,
    each_and_all,
    mean_scores,
    gifts_together,
    hours_each,
    own_and_given,
    helpers_told,
)
