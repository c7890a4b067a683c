"""Long lists of choices, asked for by Slack as the person types: answered from memory, within the ack."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from bot.chat.slack.fields import OPTIONS, options
from core.replies import Choice, Field

#: Views whose lists are remembered.
_REMEMBERED = 500


class Choices:
    """The choices of the fields of open views that are too many for a list of Slack's."""

    def __init__(self) -> None:
        self._lists: OrderedDict[str, dict[str, tuple[Choice, ...]]] = OrderedDict()

    def keep(self, view_id: str, fields: Iterable[Field]) -> None:
        """Remember the long lists of a view."""
        lists = {field.key: field.choices for field in fields if len(field.choices) > OPTIONS}
        if lists:
            self._lists[view_id] = lists
            self._lists.move_to_end(view_id)
        while len(self._lists) > _REMEMBERED:
            self._lists.popitem(last=False)

    def matching(self, view_id: str, action_id: str, written: str) -> list[dict[str, Any]]:
        """Slack's options for what a person has written so far; none for a view nobody remembers."""
        return options(self._lists.get(view_id, {}).get(action_id, ()), written)
