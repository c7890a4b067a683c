"""Invented days of a team's channels, with what a digest must tell of them (`musts`) and must leave out (`never`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from core.brief import Brief, Tally
from core.kinds.daily import brief
from core.ports import Gathered
from core.records import Room
from core.report import Caller, Edition, Run
from core.schedule import day_window
from tests.core.write.daily_days import DAY
from tests.core.write.rooms import Script, Told, gathered


@dataclass(frozen=True)
class Channels:
    """Channels of one day, and by channel the keys of messages that must be cited, and of those that mustn't."""

    scripts: Sequence[Script]
    never: Sequence[str] = ()

    @property
    def ids(self) -> dict[str, str]:
        """The evidence id of each key."""
        found: dict[str, str] = {}
        before = 0
        for script in self.scripts:
            found |= {key: f"m{before + int(name[1:])}" for key, name in script.ids.items()}
            before += len(script.told)
        return found

    @property
    def musts(self) -> list[str]:
        """All that has to be told."""
        return [key for script in self.scripts for key in script.musts]


def run_of(day: Channels) -> Run:
    """A run that digests all of its channels."""
    zone = day.scripts[0].zone
    return Run(
        id="rep_1",
        kind="daily",
        caller=Caller(organisation="org_T1", user="usr_U1"),
        organisation="Fjord Pay",
        zone=zone,
        now=datetime(2026, 3, 18, 7, tzinfo=UTC),
        window=day_window(DAY, zone),
        channels=tuple(f"room_{script.room.id}" for script in day.scripts),
    )


def sources_of(day: Channels) -> list[Gathered]:
    """What a source a channel hands over."""
    return [channel(script) for script in day.scripts]


def channel(script: Script) -> Gathered:
    """One channel as its source hands it over: each message with its room and its link."""
    found = gathered(script, DAY.isoformat())
    records = tuple(
        record.model_copy(update={"room": f"room_{script.room.id}", "link": _link(script.room, record.id)})
        for record in found.records
    )
    room = script.room.model_copy(update={"id": f"room_{script.room.id}"})
    tallies = (Tally(sort="channel_messages", read=len(records), total=len(records)),)
    return found.model_copy(update={"records": records, "room": None, "rooms": (room,), "tallies": tallies})


def together(parts: Sequence[Gathered]) -> Gathered:
    """All of it as one."""
    return Gathered(
        records=tuple(record for part in parts for record in part.records),
        people=tuple({person.id: person for part in parts for person in part.people}.values()),
        rooms=tuple(room for part in parts for room in part.rooms),
        tallies=tuple(tally for part in parts for tally in part.tallies),
        given=sum(part.given for part in parts),
    )


def brief_of(day: Channels, locale: str | None = None) -> Brief:
    """The day's brief in the channels' own language, or in another."""
    edition = Edition(locale=locale or day.scripts[0].locale)
    return brief(run_of(day), edition, together(sources_of(day)), ())


def small(*told: Told, title: str = "#ops", people: dict[str, str] | None = None) -> Channels:
    """One channel with these messages."""
    names = people or {"U1": "Ada Holm", "U2": "Bo Lie", "U3": "Cai Moe", "B1": "Watchtower"}
    script = Script(room=Room(id="C1", title=title), zone="Europe/Oslo", locale="en", people=names, told=told)
    return Channels(scripts=(script,))


def _link(room: Room, ts: str) -> str:
    return f"https://fjordpay.slack.example/archives/{room.id}/p{ts.replace('.', '')}"


TEAM = {
    "U1": "Ada Holm",
    "U2": "Bo Lie",
    "U3": "Cai Moe",
    "U4": "Dee Oss",
    "U5": "Eli Pax",
    "U6": "Priya Nair",
    "B1": "Deploybot",
    "B2": "PagerDuty",
}

_PAYMENTS = Script(
    room=Room(id="C10", title="#payments", description="Checkout, refunds, card processing"),
    zone="Europe/London",
    locale="en",
    people=TEAM,
    told=(
        Told("08:41", "U5", "morning all"),
        Told("08:42", "U2", "morning! two trains cancelled, I'm in at 9:30"),
        Told("08:55", "B1", "payments-api 4.18.0 deployed to staging by Cai Moe", bot=True),
        Told("09:02", "U3", "4.18.0 is on staging, can someone run the refund suite against it?", key="ask_suite"),
        Told("09:05", "U5", "on it", under="ask_suite"),
        Told("09:31", "U5", "refund suite passed on staging, 212/212", key="suite", under="ask_suite"),
        Told("09:40", "B1", "payments-api 4.18.0 deployed to production by Cai Moe", bot=True),
        Told("09:52", "B2", "[FIRING] checkout 5xx rate 4.1% (threshold 1%)", bot=True),
        Told("09:53", "U1", "checkout is failing for EU cards, I get a 502 after 3DS", key="incident"),
        Told("09:54", "U4", "support has 14 tickets already, all Visa, all EU", key="impact", under="incident"),
        Told("09:55", "U3", "looking", under="incident"),
        Told("09:58", "U3", "could be the new 3DS timeout, we went from 10s to 5s in 4.18", under="incident"),
        Told("10:03", "U2", "rolled back to 4.17.3 in production", key="rollback", under="incident"),
        Told("10:03", "B1", "payments-api 4.17.3 deployed to production by Bo Lie", bot=True),
        Told(
            "10:11", "U1", "EU checkout works again, 40 test payments without an error", key="fixed", under="incident"
        ),
        Told("10:12", "B2", "[RESOLVED] checkout 5xx rate 0.2%", bot=True),
        Told("10:20", "U4", "nice, thanks both :pray:", under="incident"),
        Told("10:34", "U3", "root cause was the 5s timeout: Visa's EU ACS needs 7-8s", key="cause", under="incident"),
        Told("10:36", "U3", "I'll put it back to 10s and ship 4.18.1 tomorrow morning", key="promise_fix"),
        Told("10:40", "U6", "please write the postmortem while it's fresh, I need it by Thursday", key="postmortem"),
        Told("10:41", "U3", "will do", under="postmortem"),
        Told("11:15", "U5", "who still uses the legacy /v1/refund endpoint? I see 300 calls a day", key="ask_legacy"),
        Told("11:48", "U6", "Question for all: do we keep the 14 day refund window or go to 30?", key="ask_refund"),
        Told("11:52", "U4", "30, support spends hours on the exceptions", under="ask_refund"),
        Told("11:55", "U2", "30 costs us more fraud though, last year it was 0.3% of volume", under="ask_refund"),
        Told("12:01", "U1", "what do competitors do?", under="ask_refund"),
        Told("12:04", "U4", "Nordpay and Klink both have 30", under="ask_refund"),
        Told("12:20", "U2", "ok, with the ID check above 500 EUR I can live with it", under="ask_refund"),
        Told(
            "12:24",
            "U6",
            "We agreed: 30 days from 1 April, ID check for refunds above 500 EUR",
            key="decided_refund",
            under="ask_refund",
            reactions=(("+1", 4),),
        ),
        Told("12:25", "U1", "great", under="ask_refund"),
        Told("12:31", "U5", "anyone for lunch? the thai place?", key="lunch"),
        Told("12:32", "U2", "let's go to the thai place, 5 min", key="lunch_decided"),
        Told("13:50", "U4", "lol the noodles were insane today :fire:", key="noodles"),
        Told("14:10", "U2", "Ada, did the Nordea certificate get renewed? it expires on Friday", key="ask_cert"),
        Told("14:12", "U3", "off topic: who took the label printer from the third floor?"),
        Told("14:13", "U5", "guilty, bringing it back"),
        Told("15:05", "U6", "We go with Adyen for the Swedish launch, contract signed today", key="decided_adyen"),
        Told("15:06", "U4", ":tada:"),
        Told("15:07", "U1", "congrats Priya!!"),
        Told("16:20", "U4", "I'll send the refund FAQ draft to legal by noon tomorrow", key="promise_faq"),
        Told("16:45", "U9", "<@U9> has joined the channel", notice=True),
        Told("17:02", "U5", "calling it a day, see you tomorrow"),
    ),
    musts=(
        "incident",
        "fixed",
        "cause",
        "decided_refund",
        "decided_adyen",
        "ask_cert",
        "ask_legacy",
        "promise_fix",
        "promise_faq",
    ),
)

_SUPPORT = Script(
    room=Room(id="C11", title="#support"),
    zone="Europe/London",
    locale="en",
    people=TEAM,
    told=(
        Told("08:30", "U4", "Good morning, 41 open tickets, 6 older than two days"),
        Told("09:10", "U1", "ticket 5512: Lagoon Hotels can't export invoices, the page stays blank", key="export"),
        Told("09:25", "U2", "reproduced, the export runs into a timeout above 10k rows", under="export"),
        Told("09:40", "U1", "told them to export month by month for now", key="workaround", under="export"),
        Told("10:02", "U4", "lots of EU checkout tickets, see #payments"),
        Told("10:15", "U4", "saved reply for the checkout issue is in the macros", key="macro"),
        Told(
            "11:30",
            "U1",
            "does anybody have a contact at Lagoon Hotels who isn't Marta? she's on leave",
            key="ask_contact",
        ),
        Told(
            "13:05", "U5", "Nordfrakt wants a refund for February, 2 340 EUR, who can approve that?", key="ask_approve"
        ),
        Told("13:20", "U6", "I approve it, go ahead", key="approved", under="ask_approve"),
        Told("13:22", "U5", "done, refunded", key="refunded", under="ask_approve"),
        Told("14:40", "U1", "Lagoon called again, still no invoices for Q1, they have audit on Monday", key="audit"),
        Told("14:44", "U2", "I'll build the export as a background job, ready by Friday", key="promise_export"),
        Told("15:30", "U4", "28 open now, thanks everyone, good day"),
        Told("16:05", "U5", "have a nice evening"),
    ),
    musts=("export", "audit", "promise_export", "ask_contact"),
)

_LUNCH = Script(
    room=Room(id="C12", title="#random"),
    zone="Europe/London",
    locale="en",
    people=TEAM,
    told=(
        Told("09:00", "U2", "happy birthday Eli!! :birthday:"),
        Told("09:01", "U1", "hurra :tada:"),
        Told("09:03", "U5", "aww thank you"),
        Told("10:30", "U4", "there's cake in the kitchen", key="cake"),
        Told("10:31", "U2", "you had me at cake"),
        Told("11:20", "U3", "who is in for bouldering on Thursday?", key="boulder"),
        Told("11:21", "U1", "me!"),
        Told("11:25", "U6", "I'm in if it's after six", reactions=(("+1", 1),)),
        Told("12:02", "U2", "let's take the 18:30 slot", key="slot"),
        Told("12:05", "U3", "works for me"),
        Told("14:00", "U4", "the coffee machine is broken again, RIP", key="coffee"),
        Told("14:01", "U5", "noooo"),
        Told("14:20", "U1", "https://video.example/cat.mp4 this is me on mondays"),
        Told("14:21", "U2", "lol"),
    ),
)

#: An incident that is solved, a decision out of a long thread, one without any, promises, open questions, chatter.
ENGLISH = Channels(
    scripts=(_PAYMENTS, _SUPPORT, _LUNCH),
    never=("lunch", "lunch_decided", "noodles", "cake", "boulder", "slot", "coffee", "ask_suite"),
)

TEAM_ZH = {
    "U1": "林雅婷",
    "U2": "陳威廷",
    "U3": "王大同",
    "U4": "黃淑芬",
    "U5": "張家豪",
    "B1": "監控機器人",
}

_LINE = Script(
    room=Room(id="C20", title="#產線二廠"),
    zone="Asia/Taipei",
    locale="zh-TW",
    people=TEAM_ZH,
    told=(
        Told("07:50", "U1", "大家早安"),
        Told("07:52", "U2", "早～"),
        Told("08:05", "U3", "昨晚夜班交接:三號機換刀兩次,其他正常", key="handover"),
        Told("08:30", "B1", "[告警] 三號射出機 料管溫度 248°C 超過上限 240°C", bot=True),
        Told("08:33", "U2", "三號射出機料管溫度過高,機台自動停機了", key="incident"),
        Told("08:35", "U1", "今天要出的 1,200 件會受影響嗎?", key="ask_impact", under="incident"),
        Told("08:38", "U2", "目前先停,預計影響 300 件", key="impact", under="incident"),
        Told("08:45", "U3", "懷疑是感溫棒老化,上個月五號機也這樣", key="suspect", under="incident"),
        Told("09:20", "U3", "已更換感溫棒,重新升溫中", key="replaced", under="incident"),
        Told("09:42", "U2", "三號射出機恢復正常,溫度穩定在 232°C", key="fixed", under="incident"),
        Told("09:43", "U1", "辛苦了,謝謝", under="incident"),
        Told("09:50", "U3", "原因是感溫棒接頭氧化,讀值偏高", key="cause", under="incident"),
        Told("10:05", "U4", "請問模具 M-208 什麼時候可以送修?客戶在催毛邊的問題", key="ask_mold"),
        Told("10:40", "U1", "早上的品質會議:不良率 2.3%,主要是毛邊跟縮水"),
        Told("10:42", "U4", "我建議 M-208 這批先全檢再出貨", key="propose", under=""),
        Told("10:45", "U1", "同意,決定 M-208 全檢到週五,人力從包裝線調兩位", key="decided_check"),
        Told("10:46", "U5", "收到"),
        Told("11:30", "U5", "中午有人要訂便當嗎?", key="lunch"),
        Told("11:31", "U2", "我要排骨飯", key="rice"),
        Told("11:32", "U3", "+1"),
        Told("11:33", "U5", "好,我來訂,12 點到", key="order_lunch"),
        Told("13:10", "U5", "包裝線兩位已經過去支援全檢了", key="support"),
        Told("13:40", "U3", "其他機台的感溫棒要不要一起換?庫存只剩 3 支", key="ask_spare"),
        Told("13:45", "U2", "我覺得要,五號機跟七號機最舊", under="ask_spare"),
        Told("13:52", "U1", "採購交期多久?", under="ask_spare"),
        Told("13:58", "U4", "原廠 10 天,副廠 3 天但沒有保固", under="ask_spare"),
        Told("14:05", "U3", "副廠之前用過一次,兩週就飄了", under="ask_spare"),
        Told("14:10", "U1", "那就決定買原廠 8 支,五號、七號機優先更換", key="decided_parts", under="ask_spare"),
        Told("14:11", "U4", "好,我下午開採購單", key="promise_po", under="ask_spare"),
        Told("15:20", "U3", "我會在明天早上 10 點前把三號機的異常報告交給品保", key="promise_report"),
        Told("16:00", "U5", "七號機的保養紀錄放在哪個資料夾?", key="ask_folder"),
        Told("17:05", "U1", "今天出貨 1,180 件,20 件明天補"),
        Told("17:06", "U2", "大家辛苦了,明天見"),
    ),
    musts=("incident", "fixed", "decided_check", "decided_parts", "ask_mold", "promise_report"),
)

_SALES = Script(
    room=Room(id="C21", title="#業務"),
    zone="Asia/Taipei",
    locale="zh-TW",
    people=TEAM_ZH,
    told=(
        Told("09:00", "U4", "早,今天要拜訪大安精密跟宏達電子"),
        Told("09:15", "U5", "宏達的報價單 Q-3391 客戶說單價太高,希望降 5%", key="price"),
        Told("09:20", "U1", "毛利只剩 8%,沒辦法降", under="price"),
        Told("09:26", "U4", "可以改成年約,量到 5 萬件就給 3%", under="price"),
        Told(
            "09:30", "U1", "好,就用年約 3% 去談,不要再低了", key="decided_price", under="price", reactions=(("+1", 2),)
        ),
        Told("10:30", "U5", "大安精密要求 3 月 28 日前交 500 件樣品,產線排得進去嗎?", key="ask_sample"),
        Told("11:40", "U4", "宏達那邊改約明天下午兩點"),
        Told("13:30", "U5", "我明天寄新版合約給宏達", key="promise_contract"),
        Told("14:00", "U4", "哈哈今天高鐵超多人"),
        Told("14:02", "U5", "連假前都這樣 😂"),
        Told("16:30", "U1", "請淑芬週四前更新三月份的預測表", key="task_forecast"),
        Told("16:31", "U4", "好的", under="task_forecast"),
    ),
    musts=("decided_price", "ask_sample", "promise_contract"),
)

#: An incident with its cause, decisions with figures, questions left open, promises with a time, lunch orders.
CHINESE = Channels(scripts=(_LINE, _SALES), never=("lunch", "rice", "order_lunch"))
