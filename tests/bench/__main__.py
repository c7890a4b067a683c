"""Print every benchmark's ratio: ours against the plain way, or a large input against a small one."""

from tests.bench.checking import two_thousand_claims
from tests.bench.documents import long_timeline_against_plain_docx
from tests.bench.due import reports_due_at_once
from tests.bench.gateway import gateway_against_bare_sdk
from tests.bench.injection import injection
from tests.bench.redacting import redacting
from tests.bench.rooms import large_room_against_small
from tests.bench.serving import acks, start_and_idle
from tests.bench.ticks import tick_of_many_against_few

for benchmark in (
    long_timeline_against_plain_docx,
    large_room_against_small,
    two_thousand_claims,
    redacting,
    gateway_against_bare_sdk,
    injection,
    acks,
    tick_of_many_against_few,
    reports_due_at_once,
    start_and_idle,
):
    print(benchmark(), flush=True)
