# What the bot says in a chat: help, the stages of a run, the set-up form, the answers to each command.

chat-help = Я складаю звіти про те, що тут відбувалося: щоденний підсумок і звіт про кімнату інциденту. Кожне число й кожне джерело в них перевірено.
chat-first-author = Поки що нічого не налаштовано. Почніть із /report setup: виберіть, коли надходить щоденний звіт, що він враховує і хто його отримує.
chat-first-member = Поки що нічого не налаштовано. Хтось із правом налаштовувати звіти (reports.author) починає з /report setup; ви вже можете спробувати /report test.
chat-help-setting-up = **Налаштування**
chat-help-needs-author = **Потрібне право налаштовувати звіти (reports.author)**
chat-help-test = `/report test` пробує щоденний звіт на вчорашньому дні, бачите його лише ви; із власним запитом: `/report test Лише те, про що питали клієнти`
chat-help-incident = `/report incident` складає звіт про кімнату, де ви зараз; із побажанням: `/report incident Спершу поясни причину`
chat-help-list = `/report list` показує звіти, які ви можете читати; `/report list 2` наступну сторінку
chat-help-show = `/report show 1` показує перший звіт зі списку
chat-help-login = `/report login` дає вам посилання до консолі
chat-help-setup = `/report setup` відкриває всі налаштування щоденного звіту, разом із перевіркою
chat-help-on = `/report on` і `/report off` вмикають і вимикають щоденний звіт
chat-help-time = `/report time 8am` задає, коли він надходить; `/report time 14:30` теж підходить
chat-help-sources = `/report sources calls, messages` задає, що він враховує; `-tasks +contacts` змінює список; `channels #general` задає, які канали він підсумовує
chat-help-recipients = `/report recipients add @ada #general` задає, хто його отримує; `remove` прибирає когось; `/report recipients` показує всіх
chat-help-usage = `/report usage` показує, скільки коштує ШІ: цього місяця та за один звіт
chat-help-settings = `/report settings` показує, що можна налаштувати; `/report settings ai` (для адміністраторів) визначає, що дозволено ШІ, з якими моделями та за скільки

chat-unknown = Я не знаю { $word }. `/report help` показує, що я вмію.
chat-unknown-near = Я не знаю { $word }. Ви мали на увазі `/report { $nearest }`?
chat-not-taken = Не розумію тут { $word }.
chat-usage-alone = Напишіть просто `/report { $verb }`.
chat-usage-time = Вкажіть час: `/report time 8am` або `/report time 14:30`.
chat-usage-list = Вкажіть сторінку або нічого: `/report list` або `/report list 2`.
chat-usage-show = Вкажіть номер зі списку: `/report show 1`.
chat-usage-sources = Назвіть calls, messages, tasks, contacts або channels: `/report sources calls, messages`, `/report sources -tasks +contacts`, `/report sources channels #general`.
chat-usage-recipients = Скажіть, кого додати чи прибрати: `/report recipients add @ada #general` або `/report recipients remove @ada`.
chat-usage-settings = Напишіть `/report settings` або `/report settings ai`, щоб змінити правила для ШІ.
chat-broken = У нас щось пішло не так. Це записано в журналі; спробуйте ще раз за хвилину.

chat-stage-pending = Очікування початку …
chat-stage-collecting-data = Збираю, що відбулося …
chat-stage-generating-content = Пишу й перевіряю …
chat-stage-assembling-document = Складаю документ …
chat-cancelled = Цей звіт зупинено до завершення.
chat-retry = Повторити
chat-test-prompt = Перевірити запит
chat-test-again = Перевірити ще раз
chat-day = { $day } ({ $zone })
chat-period = { $start } – { $end } ({ $zone })
chat-tried = **Перевірка** · { $period } · { $counted }
chat-channels-left-out = { $count ->
    [one] { $count } канал не враховано в цій перевірці, бо вас у ньому немає.
    [few] { $count } канали не враховано в цій перевірці, бо вас у них немає.
   *[other] { $count } каналів не враховано в цій перевірці, бо вас у них немає.
}
chat-prompt-too-long = Запит може мати щонайбільше { $most } знаків.

chat-incident-started = Складаю звіт про { $room }. Його буде опубліковано там.
chat-incident-archived = Складаю звіт про { $room }. Кімнату заархівовано, тому звіт надійде вам особистим повідомленням.
chat-incident-no-room = Попросіть про це в кімнаті інциденту: звіт складається з того, що сказано там.
chat-incident-title = Звіт про інцидент
chat-incident-room = Кімната
chat-incident-wish = На що звернути увагу передусім?
chat-incident-write = Скласти
chat-incident-choose = Виберіть кімнату, у якій ви є.
chat-ready = **{ $title }**: звіт готовий.
chat-sent = **{ $title }**: звіт готовий і опублікований у { $room }.
chat-sent-directly = **{ $title }**: звіт готовий. Я надіслав його вам особисто, бо в { $room } більше нічого не можна публікувати.
chat-on-its-way = **{ $title }**: звіт готовий і прямує до { $room }.
chat-delivery-failed = **{ $title }**: звіт готовий, але доставити його до { $room } не вдалося. Ви можете відкрити його тут.
chat-delivery-unknown = **{ $title }**: звіт готовий. Невідомо, чи надійшов він до { $room }, тому вдруге його не надсилали. Ви можете відкрити його тут.

chat-when = { $day }, { $time } ({ $zone })
chat-next = Наступний: { $when }
chat-then = Потім: { $when }
chat-on = Щоденний звіт увімкнено.
chat-off = Щоденний звіт вимкнено. Нічого не надсилається, доки його не ввімкнуть.
chat-turn-on = Увімкнути
chat-time-set = Час щоденного звіту: { $time } ({ $zone }).
chat-nobody = Щоденний звіт поки що ніхто не отримує. Додайте когось: /report recipients add @ім'я #канал
chat-saved = Збережено.
chat-none = немає
chat-source-calls = дзвінки
chat-source-messages = повідомлення
chat-source-tasks = завдання
chat-source-contacts = контакти
chat-sources = Враховується: { $sources }
chat-channels = Канали, які підсумовуються: { $channels }
chat-nothing-to-read = Виберіть хоча б одне джерело або один канал, інакше звітувати немає про що.
chat-recipients = Щоденний звіт отримують: { $names }.
chat-recipient-count = { $count ->
    [one] Його отримує { $count } адресат.
    [few] Його отримують { $count } адресати.
   *[other] Його отримують { $count } адресатів.
}
chat-no-such-place = Я не знаю ні людини, ні каналу з вашою участю на ім'я { $name }.
chat-several-places = Таких, що звуться { $name }, кілька: { $found }. Напишіть ім'я повністю.

chat-setup-title = Щоденний звіт
chat-save = Зберегти
chat-field-enabled = Надсилати щоденний звіт
chat-field-time = Час
chat-field-sources = Що він враховує
chat-field-channels = Канали, які він підсумовує
chat-field-prompt = Запит
chat-field-recipients = Отримувачі
chat-field-docx = Надсилати також файл Word
chat-choice-calls = Дзвінки
chat-choice-messages = Повідомлення
chat-choice-tasks = Завдання
chat-choice-contacts = Контакти
chat-hint-time = Місцевий час у зоні { $zone }
chat-hint-channels = Лише канали, у яких ви є
chat-hint-prompt = На що звіт має звернути увагу. Якщо порожньо: теми, важливі розмови, що треба зробити, хто чекає на відповідь.
chat-bad-time = Виберіть час доби.
chat-bad-choice = Це не можна використати. Виберіть ще раз.

chat-list = { $count ->
    [one] **{ $shown } звіт, найновіші спочатку**
    [few] **{ $shown } звіти, найновіші спочатку**
   *[other] **{ $shown } звітів, найновіші спочатку**
}
chat-list-empty = Звітів поки що немає.
chat-list-past = Список не такий довгий.
chat-no-such-number = Звіту з номером { $number } немає: у списку їх { $count }.
chat-open = Відкрити
chat-open-number = Відкрити { $number }
chat-older = Давніші
chat-open-sources = Відкрити з джерелами
chat-ask = Я ще не вмію відповідати на запитання про звіт. У консолі біля кожного речення звіту **{ $title }** є джерело, на яке воно спирається.

chat-login = Це посилання відкриває вам консоль. Воно діє один раз упродовж часу: { $lasts }; нікому його не передавайте.
chat-sign-in = Увійти
chat-home = Звіти: { $organisation }
chat-recent = Останні звіти
chat-set-up = Налаштувати
chat-all-reports = Усі звіти

# What can be set, the form of AI, and what AI costs.
chat-settings = **Що тут можна налаштувати**
chat-settings-report = Щоденний звіт: коли він надходить, що враховує, хто його отримує.
chat-settings-report-needs = Щоденний звіт: для цього потрібне право налаштовувати звіти (reports.author).
chat-settings-ai = ШІ: що він може писати, які моделі, скільки може коштувати, чого ніколи не бачить.
chat-settings-ai-needs = ШІ: лише адміністратор визначає, що йому дозволено.
chat-settings-you = Ви: ваша мова та як звіти надходять до вас.
chat-settings-yours = Ваші власні
chat-ai-title = Налаштування ШІ
chat-ai-on = Використовувати ШІ
chat-ai-on-hint = Вимкнено: жодна служба ШІ не викликається, усе пишуть правила.
chat-ai-capabilities = ШІ може писати
chat-ai-models = Моделі, до яких можна звертатися
chat-ai-models-hint = Якщо нічого не вибрано: усі. Ціни за мільйон токенів, вхід і вихід.
chat-ai-model-gone = { $name } (більше не налаштовано)
chat-ai-nowhere = місце невідоме
chat-ai-no-price = ціна невідома
chat-ai-regions = Де можуть працювати моделі
chat-ai-regions-hint = Регіони, як-от eu або us, через кому. Порожньо: будь-де. Модель із невідомим місцем вважається такою, що працює деінде.
chat-ai-budget = Місячний бюджет у доларах США
chat-ai-budget-hint = Понад нього ШІ не викликається, пишуть правила. Порожньо: без обмеження. З бюджетом викликаються лише моделі з відомою ціною.
chat-ai-alert = Повідомляти адміністраторів, якщо за день понад, у доларах США
chat-ai-alert-hint = Один раз кожного такого дня. Порожньо: ніколи.
chat-ai-retain = Зберігати запити й відповіді як є
chat-ai-retain-hint = 30 днів, зашифровано, для адміністраторів. Вимкнено: зберігаються лише геші.
chat-ai-customers = Клієнти, яких не бачить жодна модель
chat-ai-customers-hint = По одній назві в рядку.
chat-ai-redact = Інші слова, яких не бачить жодна модель
chat-ai-redact-hint = По одному в рядку: назви проєктів, продукти.
chat-ai-no-models = Жодної моделі не налаштовано, тож усе пишуть правила. Ці налаштування почнуть діяти, щойно модель з'явиться.
chat-ai-nobody-left = За цими правилами не можна звертатися до жодної з налаштованих моделей, тож усі звіти пишуть правила.
chat-spend = **ШІ цього місяця**
chat-spend-of = Витрачено { $spent } з { $budget } ({ $share }).
chat-spend-free = Витрачено { $spent }. Місячного бюджету не встановлено.
chat-spend-reserved = Ще { $reserved } відкладено на виклики, що тривають.
chat-spend-days = Сьогодні: { $today }. За такого темпу та із запланованими звітами місяць коштуватиме приблизно { $forecast }.
chat-spend-none = Цього місяця до моделей не зверталися.
chat-spend-more = і ще { $shown }
chat-spend-calls = { $count ->
    [one] { $shown } виклик
    [few] { $shown } виклики
   *[many] { $shown } викликів
}
chat-spend-failed = { $count ->
    [one] { $shown } невдалий
   *[many] { $shown } невдалих
}
chat-spend-tokens = токени: { $in } вхід, { $out } вихід
chat-spend-unknown = { $count ->
    [one] Вартість { $shown } виклику невідома, її немає в цих сумах.
   *[other] Вартість { $shown } викликів невідома, її немає в цих сумах.
}
chat-spend-run = Один щоденний звіт коштує приблизно { $run }, наступні 30 днів приблизно { $month }.
chat-spend-run-unknown = Скільки коштує щоденний звіт, стане відомо після першого, який напише ШІ.
chat-spend-console = У консолі
