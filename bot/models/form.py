"""The form of an answer in words, for a provider that takes no schema."""

import json
from typing import Any


def in_words(schema: dict[str, Any]) -> str:
    """A JSON schema of ours as an outline that a model can follow.

    `{"sections": [{"key": "summary" or "timeline", "claims": [...]}]}`, with how many and how long there may be.
    """
    return f"Answer with one JSON object and nothing else, of this form:\n{_outline(schema)}"


def _outline(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return " or ".join(json.dumps(value, ensure_ascii=False) for value in schema["enum"])
    if variants := schema.get("anyOf"):
        return " or ".join(_outline(variant) for variant in variants)
    match schema.get("type"):
        case "object":
            fields = (f"{json.dumps(key)}: {_outline(value)}" for key, value in schema.get("properties", {}).items())
            return f"{{{', '.join(fields)}}}"
        case "array":
            most = f" (at most {schema['maxItems']})" if "maxItems" in schema else ""
            return f"[{_outline(schema.get('items', {}))}, ...]{most}"
        case "string":
            most = f" of at most {schema['maxLength']} characters" if "maxLength" in schema else ""
            return f"<text{most}>"
        case kind:
            return f"<{kind or 'anything'}>"
