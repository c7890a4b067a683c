"""Run every attack against every path, print what got through, then the score: `python -m tests.injection [id]`."""

import sys

from tests.injection.corpus import attacks
from tests.injection.scoring import score

wanted = sys.argv[1] if len(sys.argv) > 1 else ""
found = score(attack for attack in attacks() if wanted in attack.id)
print(*found.told(), sep="\n")
print(found.line())
