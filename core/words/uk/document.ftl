# Words that every document uses, whatever its kind.

document-summary-line = { $title }: { $told }
document-late = Цей звіт запізнився: у звичний час сервіс не працював.
document-trial = Це тест. Він не зберігається, і більше нікому не надсилається.
document-incomplete = {" "}(неповний)
document-badge-rules = Укладено за правилами з наведених нижче джерел · усі цифри перевірено
document-badge-post = Укладено за правилами · усі цифри перевірено
document-badge-model = Створено ШІ · перегляньте, перш ніж ділитися
document-page = Сторінка { $page } з { $pages }
document-open = Відкрити

document-column-time = Час
document-column-who = Хто
document-column-what = Що сталося
document-column-person = Ім'я
document-column-role = Роль
document-column-part = Участь
document-column-file = Файл
document-column-type = Тип
document-column-uploader = Завантажив(-ла)
document-column-sources = Джерела

document-times = Час місцевий ({ $zone }).
document-times-day = { $day } · час місцевий ({ $zone }).

document-images = Зображення
document-files = Файли
document-image-missing = [Не вдалося завантажити зображення: { $filename }]
document-image-alt = Зображення { $filename }
document-image-alt-by = Зображення { $filename }, додав(-ла) { $who }

document-sources = Джерела
document-sources-note = Кожен номер у тексті веде до свого джерела тут; стрілка веде назад.
document-sources-note-plain = Кожен номер у тексті веде до свого джерела тут.
document-source-unknown = Невідомий автор
document-fact = Обчислене значення
document-fact-about = { $subject }: { $value }
document-fact-messages = обчислено на основі { $shown } { $count ->
    [one] повідомлення
   *[other] повідомлень
}
document-fact-calls = обчислено на основі { $shown } { $count ->
    [one] дзвінка
   *[other] дзвінків
}
document-fact-texts = обчислено на основі { $shown } { $count ->
    [one] текстового повідомлення
   *[other] текстових повідомлень
}
document-fact-tasks = обчислено на основі { $shown } { $count ->
    [one] завдання
   *[other] завдань
}
document-fact-contacts = обчислено на основі { $shown } { $count ->
    [one] контакту
   *[other] контактів
}
document-fact-files = обчислено на основі { $shown } { $count ->
    [one] файлу
   *[other] файлів
}
document-fact-facts = обчислено на основі { $shown } { $count ->
    [one] іншого показника
   *[other] інших показників
}
document-fact-records = обчислено на основі { $shown } { $count ->
    [one] запису
   *[other] записів
}
document-fact-more = та ще { $shown }

document-about = Про цей звіт
document-coverage = Прочитано: { $tallies }.
document-coverage-none = Обсяг прочитаного не зафіксовано.
document-coverage-failed = Не вдалося прочитати:
document-coverage-failed-more = та ще { $shown }
document-tally-messages = { $read }/{ $total } { $count ->
    [one] повідомлення
    [few] повідомлення
   *[other] повідомлень
}
document-tally-threads = { $read }/{ $total } { $count ->
    [one] гілка
    [few] гілки
   *[other] гілок
}
document-tally-hours = { $read }/{ $total } { $count ->
    [one] година
    [few] години
   *[other] годин
}
document-tally-images = { $read }/{ $total } { $count ->
    [one] зображення
    [few] зображення
   *[other] зображень
}
document-tally-files = { $read }/{ $total } { $count ->
    [one] файл
    [few] файли
   *[other] файлів
}
document-tally-calls = { $read }/{ $total } { $count ->
    [one] дзвінок
    [few] дзвінки
   *[other] дзвінків
}
document-tally-texts = { $read }/{ $total } { $count ->
    [one] текстове повідомлення
    [few] текстові повідомлення
   *[other] текстових повідомлень
}
document-tally-tasks = { $read }/{ $total } { $count ->
    [one] завдання
    [few] завдання
   *[other] завдань
}
document-tally-contacts = { $read }/{ $total } { $count ->
    [one] контакт
    [few] контакти
   *[other] контактів
}
document-tally-members = { $read }/{ $total } { $count ->
    [one] учасник
    [few] учасники
   *[other] учасників
}
document-tally-channel-messages = { $read }/{ $total } { $count ->
    [one] повідомлення з каналів
    [few] повідомлення з каналів
   *[other] повідомлень із каналів
}
document-tally-channels = { $read }/{ $total } { $count ->
    [one] канал
    [few] канали
   *[other] каналів
}
document-tally-evidence = { $read }/{ $total } { $count ->
    [one] свідчення
    [few] свідчення
   *[other] свідчень
}
document-tally-sources = { $read }/{ $total } { $count ->
    [one] джерело
    [few] джерела
   *[other] джерел
}
document-tally-rows = { $read }/{ $total } { $count ->
    [one] рядок
    [few] рядки
   *[other] рядків
}
document-tally-other = { $read }/{ $total } { $sort }

document-provenance-rules = Укладено за правилами, без мовної моделі
document-provenance-fallback = Мовна модель не дала придатної відповіді ({ $reason }); укладено за правилами
document-provenance-skipped = Мовну модель не запитували ({ $reason }); укладено за правилами
document-provenance-model = Написано моделлю { $model }
document-provenance-asked = запит до моделі { $asked }
document-provenance-models = запит до моделі { $asked } → відповіла { $answered }
document-provenance-provider = через { $provider }
document-provenance-region = обчислено в { $region }
document-provenance-prompt = інструкція { $name }
document-provenance-checked = речень збережено { $kept }, замінено за правилами { $replaced }, вилучено { $struck }
document-provenance-confidence = перевірки зберегли { $share } речень моделі
document-provenance-moderation-passed = правила щодо вмісту: дотримано
document-provenance-moderation-flagged = правила щодо вмісту: порушено
document-provenance-tokens = токенів на вході { $in }, на виході { $out }
document-provenance-tokens-unknown = кількість токенів невідома
document-provenance-cost = вартість { $cost } USD
document-provenance-cost-unknown = вартість невідома
document-provenance-time = час { $seconds } с
document-provenance-tries = { $shown } { $count ->
    [one] спроба
    [few] спроби
   *[other] спроб
}
document-provenance-seed-honoured = початкове значення { $seed }, враховано
document-provenance-seed-ignored = початкове значення { $seed }, не враховано
document-provenance-seed-unknown = початкове значення { $seed }, невідомо, чи враховано
document-provenance-hidden = приховано від моделі: { $things }
document-provenance-hidden-nothing = від моделі нічого не приховано
document-provenance-brief = відбиток даних { $hash }
document-provenance-prompt-hash = відбиток інструкції { $hash }
document-provenance-answer = відбиток відповіді { $hash }
document-reason-timeout = вона відповідала надто довго
document-reason-auth = вона відхилила наш ключ доступу
document-reason-rate-limited = вона мала забагато запитів
document-reason-unreachable = вона була недоступна
document-reason-provider = у неї сталася внутрішня помилка
document-reason-bad-request = вона не прийняла запит
document-reason-too-large = даних було забагато
document-reason-refused = вона відмовилася писати
document-reason-truncated = вона зупинилася передчасно
document-reason-invalid-output = відповідь мала не ту форму
document-reason-flagged = текст порушує правила щодо вмісту
document-reason-failed = причина невідома
document-reason-off = ШІ вимкнено
document-reason-not-allowed = цю модель тут не дозволено
document-reason-residency = вона обчислює поза дозволеним регіоном
document-reason-budget = місячний бюджет на ШІ вичерпано
document-reason-privacy = запит містив персональні дані
document-hidden-person = { $shown } { $count ->
    [one] ім'я
    [few] імені
   *[other] імен
}
document-hidden-organisation = { $shown } { $count ->
    [one] назва компанії
    [few] назви компаній
   *[other] назв компаній
}
document-hidden-mail = { $shown } { $count ->
    [one] адреса е-пошти
    [few] адреси е-пошти
   *[other] адрес е-пошти
}
document-hidden-phone = { $shown } { $count ->
    [one] номер телефону
    [few] номери телефону
   *[other] номерів телефону
}
document-hidden-address = { $shown } { $count ->
    [one] адреса
    [few] адреси
   *[other] адрес
}
document-hidden-ip = { $shown } { $count ->
    [one] IP-адреса
    [few] IP-адреси
   *[other] IP-адрес
}
document-hidden-card = { $shown } { $count ->
    [one] номер картки
    [few] номери карток
   *[other] номерів карток
}
document-hidden-iban = { $shown } { $count ->
    [one] номер IBAN
    [few] номери IBAN
   *[other] номерів IBAN
}
document-hidden-account = { $shown } { $count ->
    [one] номер рахунку
    [few] номери рахунків
   *[other] номерів рахунків
}
document-hidden-id = { $shown } { $count ->
    [one] ідентифікаційний номер
    [few] ідентифікаційні номери
   *[other] ідентифікаційних номерів
}
document-hidden-birth = { $shown } { $count ->
    [one] дата народження
    [few] дати народження
   *[other] дат народження
}
document-hidden-secret = { $shown } { $count ->
    [one] секрет
    [few] секрети
   *[other] секретів
}
document-hidden-term = { $shown } { $count ->
    [one] слово з вашого списку
    [few] слова з вашого списку
   *[other] слів із вашого списку
}
document-hidden-word = { $shown } { $count ->
    [one] інше слово
    [few] інші слова
   *[other] інших слів
}
document-hidden-other = { $shown } { $count ->
    [one] інший запис
    [few] інші записи
   *[other] інших записів
}
