"""Three invented rooms that the rule writer is held to, each with what its report must tell and must never say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from core.brief import Tally
from core.ports import Gathered
from core.records import Member, Reaction, Room, RoomMessage


@dataclass(frozen=True)
class Told:
    """One message: local time `HH:MM` (or `+1 HH:MM` for the next day), author, words, and what hangs on it."""

    at: str
    who: str
    text: str
    #: a key of its own, and the key of the message whose thread it is in
    key: str = ""
    under: str = ""
    reactions: Sequence[tuple[str, int]] = ()
    bot: bool = False
    notice: bool = False


@dataclass(frozen=True)
class Script:
    """A room, and the keys of the messages that its report must cite (`musts`)."""

    room: Room
    zone: str
    locale: str
    people: dict[str, str]
    told: Sequence[Told]
    musts: Sequence[str] = ()

    @property
    def ids(self) -> dict[str, str]:
        """The message id of each key."""
        return {one.key: f"m{place}" for place, one in enumerate(self.told, 1) if one.key}


def gathered(script: Script, day: str = "2026-03-03") -> Gathered:
    """The room as a source hands it over."""
    stamps = {one.key: _stamp(script, one, place, day) for place, one in enumerate(script.told) if one.key}
    records = []
    for place, one in enumerate(script.told):
        at = _stamp(script, one, place, day)
        records.append(
            RoomMessage(
                id=_ts(at),
                at=at,
                user=one.who,
                text=one.text,
                thread=_ts(stamps[one.under]) if one.under else None,
                reactions=tuple(Reaction(name=name, count=count) for name, count in one.reactions),
                bot=one.bot,
                notice=one.notice,
            )
        )
    people = tuple(Member(id=user, name=name) for user, name in script.people.items())
    count = len(records)
    tallies = (Tally(sort="messages", read=count, total=count),)
    return Gathered(records=tuple(records), people=people, room=script.room, tallies=tallies, given=count)


def _stamp(script: Script, one: Told, place: int, day: str) -> datetime:
    later, _, clock = one.at.rpartition(" ")
    local = datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=ZoneInfo(script.zone))
    return (local + timedelta(days=int(later or 0), milliseconds=place)).astimezone(UTC)


def _ts(at: datetime) -> str:
    return f"{at.timestamp():.6f}"


#: One matter, told in threads and out of them; a suspicion ruled out, a cause, a decision, a task left open.
LABELLER = Script(
    room=Room(
        id="INC-7",
        title="Labeller on line 3 stops",
        incident_type="Equipment",
        severity="High",
        status="resolved",
        location="Hall B",
        description="Labeller halts every few minutes",
    ),
    zone="Europe/Oslo",
    locale="en",
    people={"U1": "Ada Holm", "U2": "Bo Lie", "U3": "Cai Moe", "U4": "Dee Oss", "B1": "Watchtower"},
    told=(
        Told("07:55", "U3", "Good morning all"),
        Told("08:00", "U1", "Line 3 stopped, the labeller shows alarm E42", key="opened"),
        Told("08:01", "U2", "on my way", under="opened"),
        Told("08:04", "B1", "ALERT line3.labeller state=halted count=14", bot=True),
        Told("08:05", "U4", "About 40 orders for Nordfrakt are waiting for labels", key="impact"),
        Told("08:14", "B1", "ALERT line3.labeller state=halted count=19", bot=True),
        Told("08:20", "U2", "Could be the feed sensor, it was dirty last month too", key="suspected"),
        Told("08:31", "U1", "I cleaned the sensor and restarted the labeller", key="cleaned"),
        Told("08:36", "U1", "Did not help, still alarm E42", key="no_help", under="cleaned"),
        Told("08:37", "U3", "hm"),
        Told("08:50", "U4", "Can someone tell the customer?", key="asked"),
        Told("08:52", "U3", "I'll call Nordfrakt before 09:30", key="called", under="asked"),
        Told("09:40", "U3", "Told them, they accept delivery tomorrow", key="told_them", under="asked"),
        Told(
            "10:15",
            "U2",
            "Opened the drive housing. There is black dust everywhere and the belt looks thin",
            key="dust",
        ),
        Told("12:05", "U2", "It turned out the belt had worn through", key="cause"),
        Told("12:08", "U4", "Let us move the urgent orders to line 2 until the belt is replaced", key="decided"),
        Told("12:09", "U1", "Agreed, I do it now", under="decided"),
        Told("12:10", "U3", "Let's all go home and have pizza", key="joke", reactions=(("joy", 4),)),
        Told("13:50", "U2", "Belt replaced, tension set to 38 N", key="replaced"),
        Told("14:20", "U1", "Is it running again?", key="asks_running"),
        Told("14:35", "U3", "Line 3 is running again, 200 labels without a fault", key="success"),
        Told("14:36", "U1", "Great, thanks everyone"),
        Told("14:40", "U4", "Bo Lie, please add the belt to the weekly check", key="task"),
    ),
    musts=(
        "opened",
        "impact",
        "suspected",
        "cleaned",
        "no_help",
        "told_them",
        "dust",
        "cause",
        "decided",
        "replaced",
        "success",
        "task",
    ),
)

#: Two matters side by side in one room, in Chinese; one is over, the other isn't.
COMPRESSOR = Script(
    room=Room(id="INC-8", title="一廠日班異常", status="active", location="一廠"),
    zone="Asia/Taipei",
    locale="zh-TW",
    people={"U1": "陳怡君", "U2": "林志明", "U3": "王大同", "U4": "黃淑芬"},
    told=(
        Told("08:10", "U1", "空壓機壓力過低，出現警報 A17，二號線無法夾料", key="air_opened"),
        Told("08:12", "U2", "收到，我去空壓機房看看"),
        Told("08:20", "U4", "出貨系統無法登入，顯示逾時", key="login_opened"),
        Told("08:22", "U3", "出貨系統我這邊也打不開，整個倉庫都一樣", key="login_impact"),
        Told("08:25", "U2", "空壓機可能是濾芯堵塞", key="air_suspected"),
        Told("08:31", "U2", "已更換空壓機濾芯", key="air_filter"),
        Told("08:35", "U1", "空壓機壓力沒有改善，警報 A17 還在", key="air_no_help"),
        Told("08:40", "U3", "出貨系統的伺服器重新啟動了", key="login_restart"),
        Told("08:44", "U4", "出貨系統還是一樣逾時", key="login_no_help"),
        Told("09:05", "U2", "空壓機管路漏氣，原因是接頭鬆脫", key="air_cause"),
        Told("09:20", "U2", "空壓機接頭已鎖緊並更換墊片", key="air_fixed"),
        Told("09:32", "U1", "空壓機壓力已恢復 6.5 bar，二號線正常", key="air_success"),
        Told("09:40", "U4", "決定今天出貨單先用紙本開立", key="login_decided"),
        Told("09:41", "U3", "同意"),
        Told("10:10", "U3", "出貨系統目前等廠商回覆，預計下午給報告", key="login_status"),
        Told("10:12", "U4", "好的，謝謝"),
    ),
    musts=(
        "air_opened",
        "login_opened",
        "login_impact",
        "air_suspected",
        "air_filter",
        "air_no_help",
        "login_restart",
        "login_no_help",
        "air_cause",
        "air_fixed",
        "air_success",
        "login_decided",
        "login_status",
    ),
)

#: Never solved: a success that doesn't last, two causes against each other, a decision that is a joke. Two days.
COLD_STORE = Script(
    room=Room(id="INC-9", title="Kjølerom 2 holder ikke temperaturen", severity="Middels"),
    zone="Europe/Oslo",
    locale="nb",
    people={"U1": "Kari Nes", "U2": "Odd Berg", "U3": "Liv Aas"},
    told=(
        Told("09:00", "U1", "Kjølerom 2 viser 11 grader og alarmen går", key="opened"),
        Told("09:03", "U2", "Jeg ser på det", key="looks"),
        Told("09:20", "U2", "Jeg mistenker termostaten", key="suspected"),
        Told("09:45", "U2", "Byttet termostaten og startet anlegget på nytt", key="swapped"),
        Told("10:30", "U1", "Kjølerommet virker igjen, 4 grader", key="success"),
        Told("10:31", "U3", "Vi flytter all lunsj til strandpromenaden, haha", key="joke", reactions=(("rofl", 3),)),
        Told("13:10", "U1", "Nå er det 9 grader igjen, alarmen går", key="reopened"),
        Told("13:30", "U2", "Det skyldes at døra har stått åpen", key="cause_door"),
        Told("13:36", "U3", "Nei, det skyldes lekkasje i kompressoren, døra var lukket", key="cause_leak"),
        Told("14:00", "U3", "Hvem kan måle trykket i kompressoren i kveld?", key="asked"),
        Told("+1 08:15", "U1", "Fortsatt 9 grader, vi venter på kjøleteknikeren", key="waiting"),
        Told("+1 08:20", "U2", "Jeg flytter varene til kjølerom 1 innen kl. 10", key="task"),
    ),
    musts=(
        "opened",
        "suspected",
        "swapped",
        "success",
        "reopened",
        "cause_door",
        "cause_leak",
        "asked",
        "waiting",
        "task",
    ),
)
