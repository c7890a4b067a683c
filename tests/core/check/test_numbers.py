"""Numbers and units of a claim against what it cites, in every way the four languages write them."""

import pytest

from tests.core.check.support import fact, message, rules


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("1,240 orders came in", "1240 orders came in"),
        ("1 240 ordrer kom inn", "1.240 ordrer kom inn"),
        ("1\u00a0240 ordrer kom inn", "1240 ordrer kom inn"),
        ("надійшло 1\u202f240 замовлень", "1240 замовлень надійшло"),
        ("१२ orders came in", "12 orders came in"),
        ("１２ 筆訂單", "12 筆訂單"),
        ("١٢ orders came in", "12 orders came in"),
        ("12,5 % av ordrene", "12.5 % av ordrene"),
        ("about 1,200 orders came in", "1,240 orders came in"),
        ("約 1.2 萬張標籤", "12,400 張標籤"),
        ("1.2k orders came in", "1,240 orders came in"),
        ("It took 12.3 seconds", "it took 12.34 s"),
        ("It took 1.5 minutes", "it took 90 s"),
        ("It took 1 min 30 s", "it took 90 s"),
        ("Det tok halvannen time", "det tok 90 minutter"),
        ("It took half an hour", "it took 30 min"),
        ("花了半小時", "花了 30 分鐘"),
        ("花了兩個半小時", "花了 150 分鐘"),
        ("花了三十五分鐘", "花了 35 分鐘"),
        ("Це тривало пів години", "це тривало 30 хв"),
        ("Three trucks were late", "3 trucks were late"),
        ("To biler var sene", "2 biler var sene"),
        ("Дві машини запізнилися", "2 машини запізнилися"),
        ("兩台車遲到", "2 台車遲到"),
        ("Twenty-five trucks were late", "25 trucks were late"),
        ("The upload was 2.5 MB", "the upload was 2500 kB"),
        ("The first 10 to 12 % were lost", "we lost 10-12 % at first"),
        ("INC-204 was opened", "opened inc 204"),
        ("E42-alarmen kom igjen", "alarm E42 kom igjen"),
        ("thanks to bob2", "thanks bob2 50 times"),
        ("ring +47 22 33 44 55", "ring +4722334455"),
        ("version 1.18.2 is out", "1.18.2 is out"),
        ("3 of 12 images were read", "3/12 images were read"),
        ("Two hours were lost", "2 hours lost"),
    ],
)
def test_the_same_number_in_other_clothes_stands(claim: str, source: str) -> None:
    assert "numbers" not in rules(claim, message(source))
    assert "dates" not in rules(claim, message(source))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("1,241 orders came in", "1240 orders came in"),
        ("13 % of the orders were late", "12 % of the orders were late"),
        ("It took 40 minutes", "it took 40 seconds"),
        ("12 % were late", "12 items were late"),
        ("12 orders were late", "12 % were late"),
        ("It took 40 ms", "it took 40 s"),
        ("The upload was 25 GB", "the upload was 25 MB"),
        ("It cost 500 kroner", "it cost 500 euros"),
        ("Three trucks were late", "Two trucks were late"),
        ("Tre biler var sene", "To biler var sene"),
        ("Три машини запізнилися", "Дві машини запізнилися"),
        ("三台車遲到", "兩台車遲到"),
        ("花了 40 天", "花了 40 小時"),
        ("The labeller showed E43", "the labeller showed E42"),
        ("INC-205 was opened", "INC-204 was opened"),
        ("hda1 was full", "hda12 was full"),
        ("version 1.18.2 is out", "1.18.20 is out"),
        ("12 crates and 40 boxes were lost", "40 crates and 12 boxes were lost"),
        ("about 1,500 orders came in", "1,240 orders came in"),
        ("2 hours were lost", "110 minutes were lost"),
        ("1.2 million orders came in", "1.2 thousand orders came in"),
    ],
)
def test_another_number_or_unit_is_found(claim: str, source: str) -> None:
    assert "numbers" in rules(claim, message(source))


@pytest.mark.parametrize(
    ("claim", "value", "unit", "label"),
    [
        ("87.5% of calls were answered", 0.875, None, "answered_share"),
        ("Talk time was 3 hours 12 minutes", 11543, "s", "talk_time"),
        ("Talk time was 192 minutes", 11520, "s", "talk_time"),
        ("The longest call lasted 3:12", 192, "s", "longest_call"),
        ("38 inbound calls", 38, None, "calls_in"),
        ("38 通來電", 38, "calls", "calls_in"),
        ("38 дзвінків", 38, "calls", "calls_in"),
        ("The busiest hour was 14:00-15:00", 14, "hour", "busiest_hour"),
        ("It took 250 ms", 0.25, "s", "latency"),
    ],
)
def test_a_fact_supports_its_value_in_any_unit(claim: str, value: float, unit: str | None, label: str) -> None:
    assert rules(claim, fact(value, unit, label)) == set()


@pytest.mark.parametrize(
    ("claim", "value", "unit", "label"),
    [
        ("38 messages came in", 38, "calls", "calls_in"),
        ("38 則訊息", 38, None, "calls_in"),
        ("Talk time was 3 hours 13 minutes", 11520, "s", "talk_time"),
        ("The median was 214 minutes", 214, "s", "median_call"),
        ("8.75% of calls were answered", 0.875, None, "answered_share"),
    ],
)
def test_a_fact_supports_nothing_else(claim: str, value: float, unit: str | None, label: str) -> None:
    assert rules(claim, fact(value, unit, label)) == {"numbers"}


def test_the_number_of_things_cited_may_be_told() -> None:
    calls = [message(f"Where is my order {n}?", f"Caller {n}", f"c{n}") for n in (4471, 4472, 4473)]
    assert rules("Three callers asked where their order was.", *calls) == set()
    assert "numbers" in rules("Five callers asked where their order was.", *calls)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Близько 18 тисяч людей постраждало", "постраждало 18 400 людей"),
        ("40 of the 96 callers were rung back", "96 calls came in, rang back 40"),
        ("預算在 90 萬元以內", "預算 90 萬內"),
        ("外籍 19 人，約佔四成", "進場人數 46，外籍 19"),
        ("馬達以七成速度運轉", "馬達降速跑 70%"),
        ("馬達以七成五的速度運轉", "馬達跑 75%"),
        ("Leverandøren tar halvparten", "leverandøren tar halve"),
        ("Виконано 8 порад із 10", "виконано 8 з 10 порад"),
        ("Av 17 500 kr tar de halvparten, og 8 750 kr gjenstår", "17 500 kr, de tar halve"),
        (
            "96 calls were lost: 40 were rung back, 22 got voicemail, the other 34 hid",
            "96 lost, rang 40, voicemail to 22",
        ),
        ("Відправлено 1730 замовлень із 1800, план недовиконано на 70", "треба 1 800 замовлень, відправили 1 730"),
    ],
)
def test_parts_rests_and_thousands_are_read_as_people_tell_them(claim: str, source: str) -> None:
    assert "numbers" not in rules(claim, message(source))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Dybden er 3,4 meter i kum 3", "kum 3 på plass, dybde 2,4 m, ikke kum 4"),
        ("40,000 boxes were moved", "40 pallets were moved"),
        ("The amount of the $4,350 invoice was wrong", "amount 4,350 kr, sent twice"),
        ("Сертифікат залито на дві ноди з п'яти", "серт залив на 2 ноди з 3"),
        ("265 calls were in the queue", "265 tickets in the queue"),
        ("外籍 19 人，約佔六成", "進場人數 46，外籍 19"),
        (
            "96 calls were lost: 40 were rung back, 22 got voicemail, the other 24 hid",
            "96 lost, rang 40, voicemail to 22",
        ),
    ],
)
def test_a_number_of_another_kind_or_sum_is_found(claim: str, source: str) -> None:
    assert "numbers" in rules(claim, message(source))


@pytest.mark.parametrize(
    ("claim", "source", "found"),
    [
        ("The crane is 500 kr per hour", "the crane is 500 kr per shift", True),
        ("Кран коштує 14 500 гривень за годину", "кран 14 500 за зміну", True),
        ("The crane is 500 kr a shift", "the crane is 500 kr per shift", False),
        ("Краном за годину підняли 12 плит", "12 плит за годину краном", False),
    ],
)
def test_a_price_is_for_the_time_it_is_cited_for(claim: str, source: str, found: bool) -> None:
    assert ("numbers" in rules(claim, message(source))) is found
