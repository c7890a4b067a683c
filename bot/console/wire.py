"""The shapes of the wire: snake_case out; snake_case or camelCase in, and nothing that isn't known (P1)."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic.alias_generators import to_camel

#: What an id in an address or a body may look like. Whether there is such a thing is another question.
ID = r"^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,119}$"
Id = Annotated[str, StringConstraints(pattern=ID)]


class Given(BaseModel):
    """What a request brings: its parameters, or its body. Field names are told as they are written here."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        loc_by_alias=False,
        allow_inf_nan=False,
    )

    def named(self) -> dict[str, Any]:
        """Only the fields that were given; in a change the others stay as they are."""
        return {name: getattr(self, name) for name in self.model_fields_set}


def _without_defaults(schema: dict[str, Any]) -> None:
    for field in schema.get("properties", {}).values():
        field.pop("default", None)


class Change(Given):
    """What is to change. A field that isn't named stays, so that its default here means nothing."""

    model_config = ConfigDict(json_schema_extra=_without_defaults)


class Told(BaseModel):
    """What an answer says."""

    model_config = ConfigDict(frozen=True)


class Nothing(Given):
    """No parameters, or no body."""


class Done(Told):
    """It is done, and there is nothing more to say."""

    done: bool = True
