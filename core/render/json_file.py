"""A document as JSON: everything that is printed and everything it rests on, for programs and for `check`."""

import json
from collections.abc import Mapping

from core.document import Document
from core.render.ready import ready


def json_file(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The document in UTF-8, keys in a fixed order; pictures are left out, their keys are in `attachments`.

    Evidence has no `record`, and `confidence` only where there is one. Numbers that JSON doesn't have are text.
    """
    whole = ready(document).model_dump(mode="json", by_alias=True, exclude={"evidence": {"__all__": {"record"}}})
    for item in whole["evidence"]:
        if item["confidence"] is None:
            del item["confidence"]
    whole["coverage"]["share"] = round(document.coverage.share, 4)
    return (json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()
