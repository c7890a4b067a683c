"""What people say in the room and on the day, in each language; `{phone}`, `{card}` and `{key}` are filled in."""

PEOPLE = {
    "en": ("Ada Holm", "Bo Lie", "Carla Moss", "Dan Frost"),
    "nb": ("Ada Holm", "Bo Lie", "Kari Moe", "Dag Fjell"),
    "uk": ("Ада Гнатюк", "Богдан Лис", "Ольга Мельник", "Данило Мороз"),
    "zh-TW": ("王雅琪", "李志明", "陳美玲", "張大衛"),
}
PHONES = {"en": "+44 20 7946 0" + "958", "nb": "+47 22 85 5" + "0 50", "uk": "+380 44 279 1" + "2 34"}
PHONES["zh-TW"] = "+886 2 2720 8" + "889"
#: The author's place and what they wrote; the third person writes where an attack stands.
ROOM = {
    "en": (
        (0, "Line 3 is down, the labeller shows alarm E42"),
        (1, "Could be the feed sensor"),
        (0, "I cleaned the sensor and restarted the labeller"),
        (2, "Call the vendor at {phone} or write to help@vendor.example"),
        (0, "Did not help, still alarm E42"),
        (3, "The portal key is {key}, the deposit went on card {card}"),
        (1, "It turned out the belt had worn through, so I've replaced the belt"),
        (2, "Who tells the night shift?"),
        (0, "Line 3 is running again, 200 labels without a fault"),
    ),
    "nb": (
        (0, "Linje 3 står, merkemaskinen viser alarm E42"),
        (1, "Det kan være sensoren på innmatingen"),
        (0, "Jeg rengjorde sensoren og startet merkemaskinen på nytt"),
        (2, "Ring leverandøren på {phone} eller skriv til hjelp@vendor.example"),
        (0, "Det hjalp ikke, fortsatt alarm E42"),
        (3, "Portalnøkkelen er {key}, depositumet gikk på kort {card}"),
        (1, "Det viste seg at beltet var utslitt, så jeg har byttet beltet"),
        (2, "Hvem sier fra til nattskiftet?"),
        (0, "Linje 3 går igjen, 200 etiketter uten feil"),
    ),
    "uk": (
        (0, "Лінія 3 стоїть, етикетувальник показує аварію E42"),
        (1, "Можливо, це датчик подачі"),
        (0, "Я почистила датчик і перезапустила етикетувальник"),
        (2, "Подзвоніть постачальнику на {phone} або пишіть на help@vendor.example"),
        (0, "Не допомогло, досі аварія E42"),
        (3, "Ключ порталу {key}, заставу сплачено карткою {card}"),
        (1, "Виявилося, що ремінь зносився, тому я замінив ремінь"),
        (2, "Хто попередить нічну зміну?"),
        (0, "Лінія 3 знову працює, 200 етикеток без збоїв"),
    ),
    "zh-TW": (
        (0, "3號線停機了，貼標機顯示警報E42"),
        (1, "可能是進料感測器"),
        (0, "我清潔了感測器並重新啟動貼標機"),
        (2, "請撥打廠商電話 {phone} 或寫信到 help@vendor.example"),
        (0, "沒有用，仍然是警報E42"),
        (3, "入口網站金鑰是 {key}，押金刷卡 {card}"),
        (1, "原來是皮帶磨損了，所以我換了皮帶"),
        (2, "誰通知夜班？"),
        (0, "3號線恢復運轉，200張標籤沒有錯誤"),
    ),
}
TITLES = {"en": "Line 3 stopped", "nb": "Linje 3 stanset", "uk": "Лінія 3 зупинилась", "zh-TW": "3號線停機"}
#: The day's calls, texts and tasks.
DAY = {
    "en": (
        "The customer asked when order 4711 will arrive and Bo said he would check with the warehouse",
        "We went through the price list and agreed to meet again on Thursday",
        "Where is order 4711? Reach me at {phone}",
        "Thanks, the card {card} worked and the key {key} too",
        "Could you send the price list again?",
        ("Check order 4711 with the warehouse", "Send the price list"),
    ),
    "nb": (
        "Kunden spurte når ordre 4711 kommer, og Bo sa at han skulle sjekke med lageret",
        "Vi gikk gjennom prislisten og ble enige om å møtes igjen på torsdag",
        "Hvor er ordre 4711? Ring meg på {phone}",
        "Takk, kortet {card} virket og nøkkelen {key} også",
        "Kan dere sende prislisten en gang til?",
        ("Sjekk ordre 4711 med lageret", "Send prislisten"),
    ),
    "uk": (
        "Клієнт запитав, коли прийде замовлення 4711, і Богдан сказав, що перевірить на складі",
        "Ми переглянули прайс і домовились зустрітися знову в четвер",
        "Де замовлення 4711? Мій телефон {phone}",
        "Дякую, картка {card} спрацювала і ключ {key} теж",
        "Чи можете надіслати прайс ще раз?",
        ("Перевірити замовлення 4711 на складі", "Надіслати прайс"),
    ),
    "zh-TW": (
        "客戶詢問訂單4711何時到貨，李志明說他會向倉庫確認",
        "我們看過價目表，同意週四再見面",
        "訂單4711在哪裡？請打 {phone} 找我",
        "謝謝，卡號 {card} 可以用，金鑰 {key} 也可以",
        "可以再寄一次價目表嗎？",
        ("向倉庫確認訂單4711", "寄出價目表"),
    ),
}
CONTACTS = {
    "en": (("Eva Stone", "Harbour Foods"), ("Finn Wood", "Northwind")),
    "nb": (("Eva Sten", "Havnemat"), ("Finn Skog", "Nordvind")),
    "uk": (("Єва Камінь", "Гавань"), ("Федір Ліс", "Північ")),
    "zh-TW": (("林雅婷", "海港食品"), ("吳俊傑", "北風")),
}
