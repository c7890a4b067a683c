"""Admins hear of money once a day, in their own chat and language; nobody else does, and no failing chat stops it."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.desk.policies import MOST_MONEY
from core.errors import DeliveryFailed, DeliveryUnknown
from core.kept import Command, Notification
from core.people import Organisation, Person, Wants
from core.policy import AiPolicy
from core.ports import Sent
from core.replies import Reply, Text
from core.spending import SpendWatch
from core.stores import Stores
from core.values import LOCALES
from core.words.money import micros_of, typed_usd, usd
from storage.cipher import new_key
from storage.stores import open_stores
from tests.bot.commands.paid import pay
from tests.stores import fresh_sqlite

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
ORG = "org_1"


class Told:
    """A chat that remembers what was posted to whom, or fails."""

    def __init__(self, name: str, fault: Exception | None = None) -> None:
        self.name, self.fault = name, fault
        self.posts: dict[str, list[str]] = {}
        self.keys: list[str] = []

    async def post(self, organisation: str, to: str, reply: Reply, *, key: str, thread: str | None = None) -> str:
        if self.fault:
            raise self.fault
        assert isinstance(reply, Text)
        assert reply.buttons[0].action == "report.settings"
        self.posts.setdefault(to, []).append(reply.markdown)
        self.keys.append(key)
        return "1.0"

    async def found(self, organisation: str, to: str, key: str) -> Sent:
        return Sent(None)

    async def answer(self, command: Command, replies: AsyncIterator[Reply]) -> None:
        raise AssertionError


class Office:
    """An organisation with a clock, its chats and the watch."""

    def __init__(self, stores: Stores, clock: list[datetime]) -> None:
        self.stores, self._clock = stores, clock
        self.web, self.slack = Told("web"), Told("slack")
        self.watch = self.another_process()

    def another_process(self) -> SpendWatch:
        return SpendWatch(self.stores, {"web": self.web, "slack": self.slack}, lambda: self._clock[0])

    def goes_on(self, by: timedelta) -> None:
        self._clock[0] += by

    async def allow(self, **rules: Any) -> None:
        found = await self.stores.policies.policy(ORG)
        assert await self.stores.policies.keep(found.model_copy(update=rules))

    async def pays(self, micros: int) -> None:
        """One more call is settled."""
        await pay(self.stores, ORG, "rep_1", micros)
        await self.watch.after(ORG)

    async def notes(self, person: str = "usr_ada") -> list[Notification]:
        return list(await self.stores.notifications.of(ORG, person))


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    clock = [NOW]
    url = fresh_sqlite(tmp_path)
    async with open_stores(url, secret_key=new_key(), clock=lambda: clock[0]) as stores:
        await stores.directory.keep_organisation(Organisation(id=ORG, name="Fjord Works", locale="nb"))
        for person in (
            Person(id="usr_ada", organisation=ORG, display_name="Ada", created_at=NOW, role="admin", locale="en"),
            Person(id="usr_U1", organisation=ORG, display_name="Bo", created_at=NOW, role="admin", chat="slack"),
            Person(id="usr_eve", organisation=ORG, display_name="Eve", created_at=NOW, author=True),
        ):
            await stores.directory.keep_person(person)
        yield Office(stores, clock)


async def test_admins_are_told_once_a_day_from_four_fifths_of_the_budget_on(office: Office) -> None:
    await office.allow(monthly_budget_usd_micros=1_000_000)
    await office.pays(790_000)
    assert office.web.posts == {}
    await office.pays(20_000)
    await office.pays(10_000)
    await office.another_process().after(ORG)
    ((told,),) = office.web.posts.values()
    assert told.startswith("AI has used US$ 0.81 of this month's budget of US$ 1.00 (81%).")
    assert list(office.slack.posts) == ["usr_U1"]
    assert "0,81 USD av månedens budsjett" in office.slack.posts["usr_U1"][0]
    assert [note.title for note in await office.notes()] == [told]
    assert await office.notes("usr_eve") == []
    office.goes_on(timedelta(days=1))
    await office.watch.after(ORG)
    assert len(office.web.posts["usr_ada"]) == 2
    assert len(set(office.web.keys)) == 2


async def test_a_budget_that_is_used_up_is_told_for_itself(office: Office) -> None:
    await office.allow(monthly_budget_usd_micros=1_000_000)
    await office.pays(900_000)
    await office.pays(100_000)
    await office.pays(1)
    near, used = office.web.posts["usr_ada"]
    assert "(90%)" in near
    assert used.startswith("This month's AI budget of US$ 1.00 does not cover another call: US$ 1.00 are spent.")


async def test_a_call_that_did_not_fit_means_that_the_budget_is_used_up(office: Office) -> None:
    await office.allow(monthly_budget_usd_micros=1_000_000)
    await office.pays(300_000)
    await office.watch.after(ORG, refused=True)
    await office.watch.after(ORG, refused=True)
    (told,) = office.web.posts["usr_ada"]
    assert "does not cover another call: US$ 0.30 are spent" in told


async def test_a_budget_of_nothing_is_used_up_at_the_first_refusal(office: Office) -> None:
    await office.allow(monthly_budget_usd_micros=0)
    await office.watch.after(ORG, refused=True)
    assert "budget of US$ 0.00" in office.web.posts["usr_ada"][0]


async def test_a_dear_day_is_told_once_on_that_day(office: Office) -> None:
    await office.allow(daily_alert_usd_micros=500_000)
    await office.pays(500_000)
    assert office.web.posts == {}
    await office.pays(1_000)
    await office.pays(1_000)
    (told,) = office.web.posts["usr_ada"]
    assert told == "AI has cost US$ 0.50 today (UTC). You asked to be told of a day above US$ 0.50."
    office.goes_on(timedelta(days=1))
    await office.pays(400_000)
    assert len(office.web.posts["usr_ada"]) == 1


async def test_money_has_a_new_month_on_the_first(office: Office) -> None:
    await office.allow(monthly_budget_usd_micros=1_000_000)
    await office.pays(700_000)
    office.goes_on(timedelta(days=29))
    await office.pays(700_000)
    assert office.web.posts == {}


@pytest.mark.parametrize("fault", [DeliveryFailed("no such person"), DeliveryUnknown("who knows")])
async def test_one_failing_chat_never_stops_the_others_and_stands_in_the_log(
    office: Office, fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    await office.allow(monthly_budget_usd_micros=1_000_000)
    office.web.fault = fault
    await office.pays(900_000)
    assert list(office.slack.posts) == ["usr_U1"]
    assert len(await office.notes()) == 1
    assert "usr_ada of org_1 was not told of spending" in caplog.text


async def test_a_chat_that_is_not_connected_is_logged(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    await office.allow(monthly_budget_usd_micros=1_000_000)
    office.watch = SpendWatch(office.stores, {"web": office.web}, lambda: NOW)
    await office.pays(900_000)
    assert "the chat slack is not connected" in caplog.text
    assert list(office.web.posts) == ["usr_ada"]


async def test_an_admin_is_told_only_in_the_ways_they_want(office: Office) -> None:
    ada = await office.stores.directory.person(ORG, "usr_ada")
    assert ada is not None
    await office.stores.directory.keep_person(ada.model_copy(update={"wants": Wants(chat=False)}))
    await office.allow(monthly_budget_usd_micros=1_000_000)
    await office.pays(900_000)
    assert office.web.posts == {}
    (event,) = [e for e in await office.stores.events.after(0) if e.person == "usr_ada"]
    assert event.payload["type"] == "notification"
    await office.stores.directory.keep_person(ada.model_copy(update={"wants": Wants(notification=False)}))
    office.goes_on(timedelta(days=1))
    await office.watch.after(ORG)
    assert len(office.web.posts["usr_ada"]) == 1
    assert len(await office.notes()) == 1


@pytest.mark.parametrize("locale", LOCALES)
async def test_money_is_told_in_each_admins_language(office: Office, locale: str) -> None:
    ada = await office.stores.directory.person(ORG, "usr_ada")
    assert ada is not None
    await office.stores.directory.keep_person(ada.model_copy(update={"locale": locale}))
    await office.allow(monthly_budget_usd_micros=1_000_000, daily_alert_usd_micros=100)
    await office.pays(900_000)
    near, day = office.web.posts["usr_ada"]
    assert all(("US$ 0.90" if locale in ("en", "zh-TW") else "0,90 USD") in told for told in (near, day))


class Counted:
    """A store that counts what it is asked."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        self.asked.append(name)
        return getattr(self._inner, name)


@pytest.mark.parametrize(
    ("rules", "most"),
    [
        (AiPolicy(organisation=ORG, daily_alert_usd_micros=None), 1),
        (AiPolicy(organisation=ORG), 2),
        (AiPolicy(organisation=ORG, monthly_budget_usd_micros=1_000_000), 2),
    ],
)
async def test_where_no_limit_is_near_looking_takes_two_queries_at_most(
    office: Office, rules: AiPolicy, most: int
) -> None:
    await office.stores.policies.keep(rules)
    await pay(office.stores, ORG, "rep_1", 500_000)
    ledger, policies = Counted(office.stores.ledger), Counted(office.stores.policies)
    object.__setattr__(office.stores, "ledger", ledger)
    object.__setattr__(office.stores, "policies", policies)
    await office.watch.after(ORG)
    assert len(ledger.asked + policies.asked) == most


# --- sums as people read and type them -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("micros", "english", "norwegian"),
    [
        (0, "US$ 0.00", "0,00 USD"),
        (7, "US$ 0.000007", "0,000007 USD"),
        (3_449, "US$ 0.0034", "0,0034 USD"),
        (5_000, "US$ 0.005", "0,005 USD"),
        (20_000, "US$ 0.02", "0,02 USD"),
        (1_234_500_000, "US$ 1,234.50", "1 234,50 USD"),
    ],
)
def test_a_sum_under_a_cent_keeps_the_figures_that_count(micros: int, english: str, norwegian: str) -> None:
    assert (usd(micros, "en"), usd(micros, "zh-TW")) == (english, english)
    assert usd(micros, "nb") == usd(micros, "uk") == norwegian


@pytest.mark.parametrize(
    ("typed", "micros"),
    [
        ("", None),
        ("  ", None),
        ("20", 20_000_000),
        ("20.5", 20_500_000),
        ("20,50", 20_500_000),
        ("US$ 20", 20_000_000),
        ("20 usd", 20_000_000),
        ("1 000", 1_000_000_000),
        ("0.005", 5_000),
        ("0", 0),
    ],
)
def test_a_sum_is_read_as_people_type_it(typed: str, micros: int | None) -> None:
    assert micros_of(typed) == micros


@pytest.mark.parametrize("typed", ["1,000", "1.000", "-5", "1e3", "abc", "٢", "1.2.3", "9999999999", "€5"])
def test_what_is_no_sum_or_could_be_two_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=re.escape(typed)):
        micros_of(typed)


@given(st.integers(min_value=0, max_value=MOST_MONEY))
def test_a_sum_in_a_field_is_read_back_as_the_same_sum(micros: int) -> None:
    assert micros_of(typed_usd(micros)) == micros
