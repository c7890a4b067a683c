"""Watches what AI costs: admins are told of a budget nearly used up, one used up, and a dear day (T9, N10, X11)."""

import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from core.errors import DeliveryFailed, DeliveryUnknown
from core.kept import Event, Notification
from core.ledger import Budget
from core.people import Person
from core.policy import AiPolicy
from core.ports import Chat
from core.replies import Button, Text
from core.stores import Stores
from core.words import say
from core.words.format import percent
from core.words.money import usd

#: The share of the budget from which admins are warned.
NEAR = 0.8

_log = logging.getLogger(__name__)


class _Notice(NamedTuple):
    """Something to tell once a day: what it is known by, and how it is said in a language."""

    what: str
    words: Callable[[str], str]


@dataclass
class SpendWatch:
    """Tells admins what they asked to be told, once a day of UTC, as a notification and in their own chat."""

    stores: Stores
    chats: Mapping[str, Chat]
    now: Callable[[], datetime]
    #: (organisation, what, day) that this process need not ask about again
    _told: set[tuple[str, str, str]] = field(default_factory=set, init=False)

    async def after(self, organisation: str, *, refused: bool = False) -> None:
        """Look at the money after a call was settled, or `refused` because it didn't fit in the budget.

        Two queries where no limit is near: a day can't have cost more than its month. A chat that fails is logged.
        """
        rules = await self.stores.policies.policy(organisation)
        if rules.monthly_budget_usd_micros is None and rules.daily_alert_usd_micros is None:
            return
        now = self.now().astimezone(UTC)
        money = await self.stores.ledger.budget(organisation, f"{now:%Y-%m}")
        notices = [*_of_month(rules, money, refused=refused), *await self._of_day(rules, money, now)]
        for notice in notices:
            await self._tell(organisation, notice, now)

    async def _of_day(self, rules: AiPolicy, money: Budget, now: datetime) -> list[_Notice]:
        """That the day cost more than the admins want to spend on one unseen (N10)."""
        limit = rules.daily_alert_usd_micros
        if limit is None or money.spent <= limit or self._known(rules.organisation, "ai.day", now):
            return []
        start = now.replace(hour=0, minute=0, second=0, microsecond=0)
        lines = await self.stores.ledger.spending(rules.organisation, start, start + timedelta(days=1))
        cost = sum(line.cost_usd_micros for line in lines)
        if cost <= limit:
            return []

        def words(locale: str) -> str:
            return say(locale, "run-spend-day", spent=usd(cost, locale), limit=usd(limit, locale))

        return [_Notice("ai.day", words)]

    def _known(self, organisation: str, what: str, now: datetime) -> bool:
        return (organisation, what, f"{now:%Y-%m-%d}") in self._told

    async def _tell(self, organisation: str, notice: _Notice, now: datetime) -> None:
        day = f"{now:%Y-%m-%d}"
        if self._known(organisation, notice.what, now):
            return
        first = await self.stores.ledger.first(organisation, notice.what, day)
        self._told = {told for told in self._told if told[2] == day} | {(organisation, notice.what, day)}
        if not first:
            return
        found = await self.stores.directory.organisation(organisation)
        for person in await self.stores.directory.people(organisation):
            if person.role == "admin":
                locale = person.locale or (found.locale if found else "en")
                await self._tell_person(person, f"{notice.what}/{day}/{person.id}", notice.words(locale), locale)

    async def _tell_person(self, person: Person, key: str, words: str, locale: str) -> None:
        if person.wants.notification:
            await self._notify(person, key, words)
        if person.wants.chat:
            await self._post(person, key, words, locale)

    async def _notify(self, person: Person, key: str, words: str) -> None:
        digest = hashlib.sha256(f"{person.organisation}\n{key}".encode()).hexdigest()[:20]
        kept = Notification(
            id=f"ntf_{digest}",
            organisation=person.organisation,
            person=person.id,
            title=words,
            created_at=self.now(),
        )
        if await self.stores.notifications.keep(kept):
            fields = kept.model_dump(mode="json", exclude={"organisation", "person"})
            payload = {"type": "notification", **fields}
            event = Event(organisation=person.organisation, person=person.id, payload=payload)
            await self.stores.events.publish(event)

    async def _post(self, person: Person, key: str, words: str, locale: str) -> None:
        settings = Button(label=say(locale, "run-spend-settings"), action="report.settings", value="ai")
        reply = Text(markdown=words, private=False, tone="warning", buttons=(settings,))
        try:
            if person.chat not in self.chats:
                raise DeliveryFailed(f"the chat {person.chat} is not connected")
            await self.chats[person.chat].post(person.organisation, person.id, reply, key=key)
        except (DeliveryFailed, DeliveryUnknown) as failed:
            _log.warning("%s of %s was not told of spending: %s", person.id, person.organisation, failed.detail)


def _of_month(rules: AiPolicy, money: Budget, *, refused: bool) -> Iterator[_Notice]:
    """That the month's budget is nearly used up, or is: a call that no longer fits means the same."""
    budget = rules.monthly_budget_usd_micros
    if budget is None or (money.spent < budget * NEAR and not refused):
        return
    share = money.spent / budget if budget else 1.0

    def near(locale: str) -> str:
        told = {"spent": usd(money.spent, locale), "budget": usd(budget, locale), "share": percent(share, locale)}
        return say(locale, "run-spend-near", **told)

    def used(locale: str) -> str:
        return say(locale, "run-spend-used", spent=usd(money.spent, locale), budget=usd(budget, locale))

    over = refused or money.spent >= budget
    yield _Notice("ai.budget.100", used) if over else _Notice("ai.budget.80", near)
