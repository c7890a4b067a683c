"""Modals and homes on people's screens: opened, brought up to date in turn, published."""

from collections import OrderedDict
from typing import Any, NamedTuple

from bot.chat.slack.api import SlackApi
from bot.chat.slack.choices import Choices
from bot.chat.slack.faults import SlackRefused
from core.replies import Form

#: Views whose last state is remembered.
_REMEMBERED = 1000
_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})


class Window(NamedTuple):
    """A view as it was shown last: its hash, and the time of the command that showed it."""

    hash: str
    at: float


class View(NamedTuple):
    """A view as a command tells of it."""

    id: str
    hash: str


class Windows:
    """Shows views. Of two commands at work on one view the later one wins, whichever ends last."""

    def __init__(self, api: SlackApi, choices: Choices) -> None:
        self._api = api
        self._choices = choices
        self._shown: OrderedDict[str, Window] = OrderedDict()

    async def open(self, organisation: str, trigger: str, form: Form, view: dict[str, Any], at: float) -> str | None:
        """Open a form's modal; its id, or None where the trigger is too old or used."""
        try:
            # Three seconds after the person acted it is over: there is no use in waiting.
            given = {"trigger_id": trigger, "view": view}
            answer = await self._api.call(organisation, "views.open", given, patience=3)
        except SlackRefused as refused:
            if refused.code in _LATE or refused.code == "ratelimited":
                return None
            raise
        view_id = self._keep(answer, at)
        self._choices.keep(view_id, form.fields)
        return view_id

    async def update(self, organisation: str, old: View, form: Form, view: dict[str, Any], at: float) -> bool:
        """Show a form's new state; False where its modal was closed."""
        view_id, hash_ = old
        self._choices.keep(view_id, form.fields)
        known = self._shown.get(view_id)
        if known and known.at > at:
            return True
        given = {"view_id": view_id, "view": view, "hash": known.hash if known else hash_ or None}
        try:
            answer = await self._api.call(organisation, "views.update", given)
        except SlackRefused as refused:
            if refused.code == "not_found":
                return False
            if refused.code != "hash_conflict":
                raise
            # What another process showed meanwhile is older than what is known here.
            answer = await self._api.call(organisation, "views.update", given | {"hash": None})
        self._keep(answer, at)
        return True

    async def publish(self, organisation: str, user: str, view: dict[str, Any]) -> None:
        """Show someone their home."""
        await self._api.call(organisation, "views.publish", {"user_id": user, "view": view})

    def _keep(self, answer: dict[str, Any], at: float) -> str:
        view = answer.get("view") or {}
        view_id = str(view.get("id") or "")
        self._shown[view_id] = Window(str(view.get("hash") or ""), at)
        self._shown.move_to_end(view_id)
        while len(self._shown) > _REMEMBERED:
            self._shown.popitem(last=False)
        return view_id
