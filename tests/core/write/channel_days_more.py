"""More days of channels: without threads, with an alarm nobody took up, in Norwegian and Ukrainian."""

from core.records import Room
from tests.core.write.channel_days import TEAM, TEAM_ZH, Channels
from tests.core.write.rooms import Script, Told

_LAUNCH = Script(
    room=Room(id="C40", title="#launch-spring"),
    zone="Europe/London",
    locale="en",
    people=TEAM,
    told=(
        Told("08:50", "U6", "Hi all! 9 days to launch :rocket:"),
        Told("08:55", "U6", "today's goals: final copy, hero video, press list"),
        Told("09:10", "U2", "copy for the landing page is in the doc, v7, legal has signed off", key="copy"),
        Told("09:12", "U6", "awesome"),
        Told("09:20", "U4", "the video agency says the colour grade slips to Wednesday :grimacing:", key="slip"),
        Told("09:22", "U6", "ugh. that's a day before the press embargo lifts", key="risk"),
        Told("09:23", "U4", "I know. I'm pushing them, will have an answer by 3pm", key="push"),
        Told("09:41", "U5", "are we doing the discount code or not? the shop needs to know today", key="ask_discount"),
        Told(
            "10:15",
            "U1",
            "Hey everyone, tracking is broken on the pricing page, no events since Friday evening",
            key="tracking",
        ),
        Told("10:17", "U3", "oh no"),
        Told("10:31", "U3", "found it, the tag manager container was unpublished. Republished now", key="tag"),
        Told("10:44", "U1", "events are coming in again, confirmed", key="tracking_ok"),
        Told("10:50", "U6", "what did we lose? weekend traffic was around 18k visits", key="ask_lost"),
        Told("11:30", "U2", "press list is at 64 names, 12 confirmed", key="press"),
        Told("11:35", "U4", "can someone proofread the German version? Marta is sick", key="ask_german"),
        Told("12:10", "U3", "sandwiches are here"),
        Told(
            "13:05",
            "U6",
            "Decision from the budget meeting: we cut the podcast ads and put the 8k into search",
            key="budget",
        ),
        Told("13:06", "U2", "makes sense"),
        Told("13:40", "U5", "anyone know where the brand fonts live now? the old drive link is dead", key="ask_fonts"),
        Told("13:44", "U2", "shared drive > brand > 2026", under="ask_fonts"),
        Told(
            "14:58",
            "U4",
            "agency confirms Wednesday noon, not earlier. they'll give us a graded trailer tomorrow",
            key="agency",
        ),
        Told("15:03", "U6", "ok then we lead with the trailer and swap the full video in on Thursday", key="lead"),
        Told("15:04", "U4", "+1"),
        Told("16:20", "U1", "I'm off tomorrow, Cai covers for me"),
        Told("16:30", "U2", "I will send the embargoed press release at 7:00 sharp on Thursday", key="press_release"),
        Told("17:10", "U6", "great day team :clap:"),
    ),
    musts=("tracking", "tracking_ok", "budget", "lead", "ask_discount", "ask_german", "press_release"),
)
_BACKEND = Script(
    room=Room(id="C41", title="#後端"),
    zone="Asia/Taipei",
    locale="zh-TW",
    people=TEAM_ZH,
    told=(
        Told("09:30", "U2", "早,今天的站立會議改 10:30"),
        Told("10:05", "U3", "登入 API 昨晚有 37 次 500,都是 token 過期沒 refresh", key="err"),
        Told("10:08", "U1", "有影響使用者嗎?", under="err"),
        Told("10:12", "U3", "有 21 個使用者被登出,客服收到兩張單", under="err"),
        Told("11:02", "U3", "PR #812 修好了,加了 refresh 重試,已部署到正式環境", key="fix", under="err"),
        Told("11:05", "U1", "辛苦了", under="err"),
        Told("11:20", "U4", "資料庫升級要排哪天?這週六還是下週六", key="ask_db"),
        Told("11:24", "U2", "下週六吧,這週六有促銷", under="ask_db"),
        Told("11:30", "U1", "OK 下週六凌晨兩點,我來發公告", key="db", under="ask_db"),
        Told("12:05", "U5", "有人要喝手搖嗎 50嵐"),
        Told("12:06", "U4", "我要四季春微糖"),
        Told("13:40", "U5", "測試機的硬碟剩 4%,要不要先清舊的 log?", key="disk"),
        Told("14:30", "U2", "訂單匯出這支 query 要跑 40 秒,我先加索引看看", key="query"),
        Told("15:10", "U2", "加了索引之後剩 0.8 秒,準備發 PR", key="index"),
        Told("16:00", "U4", "誰有 Stripe 後台的權限?我要查一筆退款", key="ask_stripe"),
        Told("17:20", "U1", "明天中午前請大家把 Q2 的估時填好", key="estimate"),
        Told("18:00", "U3", "下班囉 bye"),
    ),
    musts=("err", "fix", "disk", "ask_stripe", "estimate"),
)

#: Hardly a thread; delays, a decision called one, one that others only agree to.
LAUNCH = Channels(scripts=(_LAUNCH,))
#: A developers' channel in Chinese: trouble in figures, an order for drinks.
BACKEND = Channels(scripts=(_BACKEND,))

_NORWEGIAN_ROOM = Script(
    room=Room(id="C30", title="#drift"),
    zone="Europe/Oslo",
    locale="nb",
    people={"U1": "Kari Nes", "U2": "Odd Berg", "U3": "Liv Aas", "B1": "Overvåker"},
    told=(
        Told("07:58", "U1", "God morgen"),
        Told("08:10", "U2", "Truck 4 er nede, gaflene går ikke opp", key="incident"),
        Told("08:12", "U3", "Det rammer plukkingen, 60 ordrer venter", key="impact", under="incident"),
        Told("08:40", "U2", "Byttet hydraulikkslangen", under="incident"),
        Told("09:05", "U2", "Truck 4 går igjen", key="fixed", under="incident"),
        Told("09:30", "U1", "Skal vi flytte varetellingen til neste uke?", key="ask_count"),
        Told("09:33", "U3", "Passer bedre for oss", under="ask_count"),
        Told("09:40", "U1", "Da er vi enige om å telle tirsdag 24. mars", key="decided", under="ask_count"),
        Told("11:00", "U3", "Hvem har nøkkelen til container 7?", key="ask_key"),
        Told("11:30", "U2", "Noen som blir med på lunsj?", key="lunch"),
        Told("11:31", "U3", "Ja, la oss ta kantina", key="canteen"),
        Told("13:15", "U3", "Jeg sender vaktlista for påsken innen fredag", key="promise"),
        Told("14:00", "B1", "ALARM kjølerom 2: 9 grader, feil på kompressor", bot=True, key="alarm"),
        Told("15:30", "U1", "Takk for i dag, god helg"),
    ),
    musts=("incident", "fixed", "decided", "ask_key", "promise", "alarm"),
)
NORWEGIAN = Channels(scripts=(_NORWEGIAN_ROOM,), never=("lunch", "canteen"))

_UKRAINIAN_ROOM = Script(
    room=Room(id="C31", title="#склад"),
    zone="Europe/Kyiv",
    locale="uk",
    people={"U1": "Олена Коваль", "U2": "Андрій Мельник", "U3": "Ірина Бондар"},
    told=(
        Told("08:00", "U1", "Доброго ранку всім"),
        Told("08:20", "U2", "Принтер етикеток не працює, помилка 52", key="incident"),
        Told("08:24", "U3", "У нас 40 замовлень чекають на етикетки", key="impact", under="incident"),
        Told("08:50", "U2", "Замінив друкувальну головку", under="incident"),
        Told("09:10", "U2", "Принтер знову працює", key="fixed", under="incident"),
        Told("10:00", "U3", "Чи переносимо інвентаризацію на наступний тиждень?", key="ask_count"),
        Told("10:05", "U1", "Мені так зручніше", under="ask_count"),
        Told("10:15", "U3", "Домовилися: інвентаризація у вівторок 24 березня", key="decided", under="ask_count"),
        Told("12:30", "U1", "Хто йде на піцу?", key="lunch"),
        Told("12:31", "U2", "Я йду, давайте о першій", key="pizza"),
        Told("14:00", "U1", "Хто забирає ключі від ангара 7 у п'ятницю?", key="ask_key"),
        Told("15:20", "U3", "Надішлю графік змін на свята до п'ятниці", key="promise"),
        Told("17:00", "U2", "Дякую, до завтра"),
    ),
    musts=("incident", "fixed", "decided", "ask_key", "promise"),
)
UKRAINIAN = Channels(scripts=(_UKRAINIAN_ROOM,), never=("lunch", "pizza"))
