"""Units of measure and things counted, in four languages: what kind a unit is, and what one of it is worth."""

import re
from functools import lru_cache
from typing import NamedTuple


class Unit(NamedTuple):
    """`kind` is time, share, bytes, money.*, length, weight, volume, heat, power; or `count`, with what is counted.

    `worth` is in the kind's base: seconds, per cent, bytes, metres, grams, litres, watts.
    """

    kind: str
    worth: float = 1.0
    counted: frozenset[str] = frozenset()


def _rows(table: str) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for row in table.strip().splitlines():
        kind, worth, *names = row.split()
        units |= {name.replace("_", " "): Unit(kind, float(worth)) for name in names}
    return units


_MEASURES = _rows("""
time 0.001 ms msec millisecond milliseconds millisekund millisekunder мс мілісекунд* 毫秒
time 1 s sec secs second seconds sek sekund sekunder с сек секунд* 秒 秒鐘
time 60 min mins minute minutes minutt minutter minuttene minutters хв хвилин* 分鐘 分
time 900 kvarter
time 3600 h hr hrs hour hours time timer timen timene timers год годин* 小時 個小時 個鐘頭 鐘頭
time 86400 d day days dag dager dagers døgn дн день дні днів дня добу доби діб 天 日
time 604800 week weeks uke uker uken ukene тиждень тижні тижнів тижня 週 個禮拜 禮拜 個星期
time 2592000 month months måned måneder måneden місяць місяці місяців місяця 個月
time 31536000 year years år рік роки років року 年
share 1 % percent pct prosent prosents відсотк* відсоток процент* 個百分點 百分點 prosentpoeng pp percentage
share 0.1 ‰
share 10 成
bytes 1 B byte bytes байт* 位元組
bytes 1000 kB KB kb KiB кБ КБ кб kilobyte kilobytes kilobyte кілобайт*
bytes 1000000 MB Mb mb MiB МБ мб megabyte megabytes мегабайт*
bytes 1000000000 GB Gb gb GiB ГБ гб gigabyte gigabytes гігабайт*
bytes 1000000000000 TB tb TiB ТБ тб terabyte terabytes терабайт*
money.NOK 1 kr NOK krone kroner kronene крон*
money.USD 1 USD $ US$ dollar dollars дол доллар* долар* 美元 美金
money.EUR 1 EUR € euro euros євро 歐元
money.GBP 1 GBP £ pounds
money.TWD 1 TWD NTD NT$ 元 新台幣 塊錢
money.UAH 1 UAH ₴ грн гривень гривня гривні гривню
length 0.001 mm millimeter millimetres millimeters мм міліметр* 公釐 毫米
length 0.01 cm centimeter centimetres centimeters см сантиметр* 公分
length 1 metre metres meter meters метр* 公尺
length 1000 km kilometer kilometres kilometers км кілометр* 公里
weight 1 g gram grams грам* 公克
weight 1000 kg kilo kilos kilogram kilograms кг кілограм* 公斤
weight 1000000 tonn tonne tonnes tons ton т тонн* 公噸 噸
volume 1 l liter liters litre litres літр* 公升
heat 1 °C °F °c °f degrees grader grad kuldegrad* varmegrad* minusgrad* plussgrad* градус* 度 °
hours_or_tonnes 1 t
power 1 W watt watts ват*
power 1000 kW kilowatt kilowatts кВт
pressure 1 bar бар
""")
#: what is counted, where languages must meet: a swap of calls and messages is a fault, of crates and boxes isn't known
_COUNTED = {
    "message": "message messages melding meldinger meldingene повідомлен* 則 則訊息 則訊 訊息 text texts sms",
    "call": "call calls samtale samtaler samtalene anrop anropene дзвін* дзвон* дзвінк* 通 通電話 通來電 電話 來電",
    "task": "task tasks oppgave oppgaver oppgavene завдан* 任務 項任務 待辦",
    "person": "person persons people personer folk deltakere participants participant members member "
    "medlemmer люд* осіб "
    "особ* учасник* 人 名 位 名成員 成員 名參與者 customer customers kunde kunder kundene клієнт* 客戶 "
    "位客戶 contact contacts "
    "kontakt kontakter контакт* 聯絡人 位聯絡人 caller callers operator operators agents agent technicians "
    "employees ansatte",
    "ticket": "ticket tickets тікет* тикет* 工單 張工單",
    "file": "file files fil filer filene файл* 檔案 個檔案 attachment attachments vedlegg вкладен* 附件 "
    "image images bilde "
    "bilder зображен* 圖片 張圖片",
    "order": "order orders ordre ordrer ordrene bestilling bestillinger замовлен* 訂單 筆訂單 張訂單",
    "pallet": "pallet pallets pall paller palle pallene палет* піддон* 棧板 棧板貨",
    "parcel": "parcel parcels package packages pakke pakker pakkene посилк* посилок 包裹 件包裹",
    "box": "box boxes carton cartons eske esker kartong* коробк* коробок 箱",
    "crate": "crate crates kasse kasser kassene ящик* 木箱",
    "bag": "bag bags sack sacks pose poser sekk sekker мішк* мішок пакет* 袋",
    "bottle": "bottle bottles flaske flasker пляшк* пляшок 瓶",
    "label": "label labels etikett* етикет* 標籤 張標籤",
    "invoice": "invoice invoices faktura* рахунк* рахунок 發票 張發票",
    "times": "times x ganger gang раз* 次 倍",
}
_EXACT: dict[str, Unit] = dict(_MEASURES)
for _what, _names in _COUNTED.items():
    _EXACT |= {_name: Unit("count", 1.0, frozenset({_what})) for _name in _names.split()}
for _name in ("kasse", "kasser", "kassene"):
    _EXACT[_name] = Unit("count", 1.0, frozenset({"crate", "box"}))
for _name in ("caller", "callers"):
    _EXACT[_name] = Unit("count", 1.0, frozenset({"person", "call"}))
_STEMS = {name[:-1]: unit for name, unit in _EXACT.items() if name.endswith("*")}
_HAN_LENGTHS = range(4, 0, -1)
_HAN = re.compile(r"[\u3400-\u9fff]")


#: `t` is hours to Norwegians and tonnes to all
HOURS_OR_TONNES = "hours_or_tonnes"


def meanings(unit: Unit) -> tuple[Unit, ...]:
    """The units that one sign may stand for: hours and tonnes for `t`, itself for any other."""
    return (_EXACT["h"], _EXACT["tonn"]) if unit.kind == HOURS_OR_TONNES else (unit,)


@lru_cache(maxsize=8192)
def unit_of(word: str) -> Unit | None:
    """The unit a Latin or Cyrillic word or sign names; None for any other word."""
    word = word.rstrip(".")
    found = _EXACT.get(word) or _EXACT.get(word.lower())
    if found is None:
        lowered = word.lower()
        sizes = range(min(len(lowered), 9), 2, -1)
        found = next((_STEMS[lowered[:size]] for size in sizes if lowered[:size] in _STEMS), None)
    return found


def han_unit(text: str) -> tuple[Unit, int] | None:
    """The unit a Chinese text begins with and its length; a measure word and its noun count as one (`3 個檔案`)."""
    if not _HAN.match(text):
        return None
    counted: frozenset[str] = frozenset()
    for start in (0, 1):
        for size in _HAN_LENGTHS:
            found = _EXACT.get(text[start : start + size])
            if found and (found.kind != "count"):
                return (found, size) if start == 0 else (Unit("count", 1.0, counted), 1)
            if found:
                counted |= found.counted
                break
    return Unit("count", 1.0, counted), 1


@lru_cache(maxsize=1024)
def counted_by(label: str) -> frozenset[str]:
    """What a fact's label or unit says is counted (`calls_in`: calls)."""
    units = (unit_of(word) for word in re.split(r"[\W_]+", label) if word)
    return frozenset().union(*(unit.counted for unit in units if unit))
