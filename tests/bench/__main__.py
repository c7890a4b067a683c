"""Print every benchmark's ratio: ours against the plain way, or a large input against a small one."""

from tests.bench.checking import two_thousand_claims
from tests.bench.documents import long_timeline_against_plain_docx
from tests.bench.rooms import large_room_against_small

for benchmark in (long_timeline_against_plain_docx, large_room_against_small, two_thousand_claims):
    print(benchmark())
