"""Causes, resolutions, promises and negations: said of a claim's source as the source says them."""

import pytest

from tests.core.check.support import message, rules


@pytest.mark.parametrize(
    ("claim", "source", "stands"),
    [
        ("The stop was caused by a worn belt.", "It turned out the belt was worn", True),
        ("The stop was caused by a worn belt.", "Could be the belt", False),
        ("The stop was caused by a worn belt.", "Is it because of the worn belt?", False),
        ("The stop may be caused by a worn belt.", "Could be a worn belt", True),
        ("The line stopped because of a power cut.", "The line stopped because of a worn belt", False),
        ("The cause is still unknown.", "We look for the cause", True),
        ("Stansen skyldtes en slitt reim.", "Det viste seg at reima var slitt", True),
        ("Stansen skyldtes en slitt reim.", "Tror det er reima", False),
        ("Лінія стала через знос паса.", "Причина: знос паса, лінія стала", True),
        ("Лінія стала через знос паса.", "Мабуть, знос паса", False),
        ("Лінія запрацює через 20 хвилин.", "Лінія запрацює через 20 хвилин", True),
        ("停機原因是皮帶磨損。", "查出是皮帶磨損", True),
        ("停機原因是皮帶磨損。", "可能是皮帶磨損", False),
        ("停機原因是皮帶磨損。", "It turned out the belt was worn", True),
    ],
)
def test_a_cause_needs_a_stated_cause(claim: str, source: str, stands: bool) -> None:
    assert ("cause" not in rules(claim, message(source))) == stands


@pytest.mark.parametrize(
    ("claim", "source", "stands"),
    [
        ("The line was restored.", "Line is running again", True),
        ("The line was restored.", "Is the line running again?", False),
        ("The line was restored.", "The line will be running again tomorrow", False),
        ("The line was restored.", "The line is not running again", False),
        ("The line was restored.", "Restarted it now, no errors since", True),
        ("Linja er gjenopprettet.", "Linja går igjen", True),
        ("Linja er gjenopprettet.", "Håper linja går igjen snart", False),
        ("Лінію відновлено.", "Лінія знову працює", True),
        ("Лінію відновлено.", "Лінія ще не працює", False),
        ("產線已恢復。", "線路恢復正常了", True),
        ("產線已恢復。", "尚未恢復", False),
    ],
)
def test_a_resolution_needs_a_report_of_one(claim: str, source: str, stands: bool) -> None:
    assert ("resolution" not in rules(claim, message(source))) == stands


@pytest.mark.parametrize(
    ("claim", "source", "stands"),
    [
        ("Ada promised to call back.", "I'll call you back", True),
        ("Ada promised to call back.", "They called back", False),
        ("Ada lovet å ringe.", "Jeg ringer deg", True),
        ("Вона пообіцяла зателефонувати.", "Я зателефоную завтра", True),
        ("她承諾會回電。", "我明天會回電", True),
        ("她承諾回電。", "客戶來電詢問", False),
    ],
)
def test_a_promise_needs_one(claim: str, source: str, stands: bool) -> None:
    assert ("commitment" not in rules(claim, message(source))) == stands


@pytest.mark.parametrize(
    ("claim", "source", "stands"),
    [
        ("The card was accepted.", "The card was not accepted", False),
        ("The card was not accepted.", "The card was accepted", False),
        ("The card wasn't accepted.", "card not accepted", True),
        ("The card failed to be accepted.", "card not accepted", True),
        ("The line was down.", "The line is not working", True),
        ("No orders were lost, but forty were late.", "no orders lost, 40 late", True),
        ("Orders were lost.", "no orders lost", False),
        ("Cleaning the sensor made no difference.", "cleaned the sensor, did not help", True),
        ("Kortet ble godtatt.", "Kortet ble ikke godtatt", False),
        ("Bytte av filter hjalp.", "Byttet filter, hjalp ikke", False),
        ("Filteret ble byttet uten at det hjalp.", "Byttet filter, hjalp ikke", True),
        ("Картку прийнято.", "Картку не прийнято", False),
        ("Картку не прийняли.", "Картку не прийнято", True),
        ("卡片已被接受。", "卡片沒有被接受", False),
        ("卡片未被接受。", "卡片沒有被接受", True),
        ("訂單已出貨。", "訂單尚未出貨", False),
        ("Ada: “running again”.", "The line is not running again", False),
        ("Not only the belt was worn.", "The belt was worn", True),
    ],
)
def test_a_not_is_neither_lost_nor_added(claim: str, source: str, stands: bool) -> None:
    assert ("negation" not in rules(claim, message(source))) == stands


def test_a_claim_about_something_else_is_found() -> None:
    right = message("The pump in the cellar leaks oil over the floor", name="m2")
    claim = "The pump in the cellar leaks oil."
    assert rules(claim, message("Who brings cake to the meeting on the roof"), also=[right]) == {"overlap"}
    assert rules(claim, right) == set()


def test_a_source_in_another_language_is_no_fault() -> None:
    assert rules("地下室的幫浦漏油。", message("The pump in the cellar leaks oil"), locale="zh-TW") == set()


@pytest.mark.parametrize(
    ("claim", "source", "stands"),
    [
        ("The refund is paid before the part has come.", "refund only after the part has come", False),
        ("The refund is not paid before the part has come.", "refund only after the part has come", True),
        ("Five wards lost power, including the hospital.", "five wards lost power. hospital not affected", False),
        ("Five wards lost power, including the hospital.", "five wards lost power, hospital too", True),
        ("Two guests left without having paid.", "two guests paid and left", False),
        ("Two guests left without having paid.", "two guests left without paying?? no - they had prepaid", False),
        ("Naboen ga tillatelse til graving.", "naboen ga avslag på graving", False),
        ("Kunden tok imot tilbudet.", "kunden takket nei til tilbudet", False),
        ("Kunden tok imot tilbudet.", "kunden takket ja til tilbudet", True),
        ("Kun API-et ble rammet.", "Vipps er ikke rammet, kun vårt api", True),
        ("Kun Vipps ble rammet.", "Vipps er ikke rammet, kun vårt api", False),
        ("冷凍櫃都沒有插電。", "冷凍櫃都有插電，等裝船", False),
    ],
)
def test_the_contrary_in_other_words_is_found(claim: str, source: str, stands: bool) -> None:
    assert ("negation" not in rules(claim, message(source))) == stands


@pytest.mark.parametrize(
    ("claim", "source", "stands"),
    [
        ("The pump doesn't work because of an overload.", "the pump doesn't work, fitter comes at noon", False),
        ("Card payments fail due to a delay.", "Card payments are failing since 09:12", False),
        ("冷凍櫃因插座進水而跳電。", "跳電是插座進水，已換", True),
        ("Ада припустила, що причиною міг бути деплой.", "може то деплой?", True),
        (
            "SMS-ene kom med feil dato fordi malen hadde gammel kalender.",
            "sms-ene kom med feil dato!! malen hadde gammel kalender",
            True,
        ),
    ],
)
def test_a_cause_is_told_beside_its_effect_not_by_a_time(claim: str, source: str, stands: bool) -> None:
    assert ("cause" not in rules(claim, message(source))) == stands
