"""The OpenAPI 3.1 description of the table: what is served is what is described, and nothing else."""

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from bot.console.problems import MEDIA_TYPE, Problem
from bot.console.routes import AnyRoute

_REFERENCE = "#/components/schemas/{model}"
_UPLOAD = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "contentMediaType": "application/octet-stream"},
        "text": {"type": "string"},
    },
}
_RIGHTS = {
    "member": "Everyone who is signed in.",
    "author": "Needs the right `reports.author`.",
    "admin": "Needs the role `admin`.",
}


#: Where the schema of a model stands, by model and by whether it is taken or told.
_References = Mapping[Any, dict[str, Any]]


def describe(table: Sequence[AnyRoute], *, version: str) -> dict[str, Any]:
    """The description as JSON data. Field names are snake_case; requests may use camelCase too."""
    references, whole = models_json_schema(_models(table), by_alias=False, ref_template=_REFERENCE)
    paths: dict[str, dict[str, Any]] = {}
    for route in table:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, references)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Newsdesk",
            "version": version,
            "description": "JSON is snake_case; requests accept camelCase too. Errors are problems (RFC 9457).",
        },
        "paths": paths,
        "components": {
            "schemas": whole["$defs"],
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "session": {"type": "apiKey", "in": "cookie", "name": "newsdesk"},
            },
        },
        "security": [{"bearer": []}, {"session": []}],
    }


def _models(table: Sequence[AnyRoute]) -> list[tuple[type[BaseModel], JsonSchemaMode]]:
    wanted: dict[tuple[type[BaseModel], JsonSchemaMode], None] = {(Problem, "serialization"): None}
    for route in table:
        if route.takes_body:
            wanted[route.body, "validation"] = None
        if route.told:
            wanted[route.told, "serialization"] = None
    return list(wanted)


def _operation(route: AnyRoute, references: _References) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": route.name,
        "summary": route.summary,
        "description": f"{(route.handler.__doc__ or '').strip()} {_RIGHTS[route.right]}".strip(),
        "tags": [route.path.split("/")[2]],
        "responses": _responses(route, references),
    }
    if parameters := _parameters(route):
        told["parameters"] = parameters
    if route.upload:
        told["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": _UPLOAD}}}
    elif route.takes_body:
        told["requestBody"] = {
            "required": any(field.is_required() for field in route.body.model_fields.values()),
            "content": {"application/json": {"schema": references[route.body, "validation"]}},
        }
    return told


def _parameters(route: AnyRoute) -> list[dict[str, Any]]:
    in_path = set(re.findall(r"{(\w+)}", route.path))
    fields = route.params.model_json_schema(by_alias=False).get("properties", {})
    return [
        {
            "name": name,
            "in": "path" if name in in_path else "query",
            "required": name in in_path,
            "schema": {key: value for key, value in schema.items() if key != "title"},
        }
        for name, schema in fields.items()
    ]


def _responses(route: AnyRoute, references: _References) -> dict[str, Any]:
    statuses = {401, 403, *route.errors}
    statuses |= {404} if "{" in route.path else set()
    statuses |= {400, 413, 415, 422} if route.takes_body else set()
    statuses |= {413, 415} if route.upload else set()
    problem = {"schema": references[Problem, "serialization"]}
    good = {"description": HTTPStatus(route.status).phrase, "content": _content(route, references)}
    told: dict[str, Any] = {str(route.status): good}
    for status in sorted(statuses):
        told[str(status)] = {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: problem}}
    return told


def _content(route: AnyRoute, references: _References) -> dict[str, Any]:
    if route.told is None:
        return {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    return {"application/json": {"schema": references[route.told, "serialization"]}}
