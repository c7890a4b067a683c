# The console's pages: navigation.
console-skip = Перейти до вмісту
console-menu = Меню
console-navigation = Основна навігація
console-rooms = Кімнати
console-reports = Звіти
console-settings = Налаштування
console-notifications = Сповіщення
console-no-notifications = Нічого нового. Тут з'являтимуться готові для вас звіти.
console-sign-out = Вийти
console-role-admin = Адміністратор
console-role-author = Налаштовує звіти
console-role-member = Учасник
console-loading = Завантаження …
console-close = Закрити
console-cancel = Скасувати
console-create = Створити
console-retry = Спробувати ще раз
console-filter = Фільтр
console-offline = З'єднання втрачено. Відновлюємо … Написане буде надіслано, щойно воно з'явиться.
console-unreachable = Не вдалося з'єднатися з Newsdesk. Перевірте з'єднання і спробуйте ще раз.
console-went-wrong = Щось пішло не так. Спробуйте ще раз.

# Signing in, and pages that can't be shown.
console-sign-in = Увійти до Newsdesk
console-sign-in-detail = Це посилання діє один раз. Натисніть кнопку, щоб відкрити консоль на цьому пристрої.
console-signed-out = Ви не ввійшли
console-signed-out-detail = Попросіть нове посилання для входу. Воно діє один раз, протягом 15 хвилин.
console-signed-out-chat = у вашому чаті, боту-репортеру
console-signed-out-shell = на машині, де працює Newsdesk
console-forbidden = Це вам недоступно
console-not-found = Тут нічого немає
console-error = Не вдалося
console-to-start = На головну

# Rooms and their messages.
console-new-room = Нова кімната
console-room-name = Назва
console-room-sort = Для чого вона?
console-room-channel = Канал
console-room-channel-hint = Для щоденних розмов; сюди можна надсилати щоденні підсумки.
console-room-incident = Кімната інциденту
console-room-incident-hint = Для одного інциденту; Newsdesk напише звіт із того, що тут сказано.
console-no-rooms = Ще немає кімнат
console-no-rooms-detail = Створіть кімнату, запросіть команду й запитайте репортера: /report help.
console-members = Учасники
console-messages = Повідомлення
console-new-messages = нові повідомлення
console-earlier = Показати раніші повідомлення
console-newest = Найновіші повідомлення
console-thread = Відповіді в гілці
console-empty-room = Тут поки тихо
console-empty-room-detail = Напишіть перше повідомлення або запитайте репортера, що він уміє.
console-empty-incident = Розкажіть, що сталося
console-empty-incident-detail = Пишіть, що бачите й робите, додавайте фото. Коли все скінчиться, /report incident напише звіт.
console-message-to = Повідомлення в #{ $room }
console-send = Надіслати
console-attach = Додати файли
console-drop = Відпустіть файли, щоб поділитися ними
console-uploading = Завантажується { $name }
console-hint-send = надсилає
console-hint-line = новий рядок
console-hint-commands = команди
console-commands = Команди
console-archived = Кімнату заархівовано: її можна читати, але писати вже не можна.
console-reading-only = Тут ви можете лише читати.
console-write-report = Написати звіт
console-add-person = Додати когось
console-add = Додати
console-resolve = Позначити вирішеним
console-reopen = Відкрити знову
console-only-you = Бачите лише ви
console-edited = змінено
console-app = Застосунок
console-not-sent = Не надіслано.
console-send-again = Надіслати ще раз
console-status-active = Триває
console-status-resolved = Вирішено
console-status-archived = Заархівовано
console-command-help = Що вміє репортер
console-command-setup = Налаштувати щоденний звіт
console-command-test = Спробувати звіт за вчора; побачите лише ви
console-command-on = Увімкнути щоденний звіт
console-command-off = Вимкнути щоденний звіт
console-command-time = Коли надсилати: time 8am
console-command-sources = Що враховувати
console-command-recipients = Хто отримує
console-command-usage = Скільки коштує ШІ
console-command-settings = Що можна налаштувати; settings ai: правила для ШІ
console-command-incident = Написати звіт про цю кімнату
console-command-list = Останні звіти
console-command-show = Показати один із них: show 1
console-command-login = Посилання для входу в консоль

# What the reporter answers.
console-report = Звіт
console-open-report = Відкрити з джерелами
console-show-all = Показати все
console-show-less = Згорнути
console-download-word = Завантажити
console-stage-pending = У черзі
console-stage-collecting-data = Збирання даних
console-stage-generating-content = Написання й перевірка
console-stage-assembling-document = Складання документа
console-stage-completed = Готово
console-stage-failed = Не вдалося

# The list of reports, and one of them.
console-reports-sub = Усе, що репортер написав для { $organisation }, найновіше спершу
console-no-reports = Ще немає звітів
console-no-reports-detail = Налаштуйте щоденний звіт або попросіть його в кімнаті інциденту: /report incident.
console-set-up = Налаштувати щоденний звіт
console-new-report = Новий звіт: { $title }
console-pages = Сторінки
console-page-of = Сторінка { $page } з { $pages }
console-newer = Новіші
console-older = Давніші
console-today = Сьогодні
console-yesterday = Учора
console-download = Завантажити .{ $suffix }
console-making = Звіт пишеться
console-making-detail = Він відкриється тут, щойно буде готовий.
console-not-made = Звіт не вдалося написати
console-not-made-detail = Його зупинено до завершення.
console-nothing-made = Не було про що звітувати
console-sources = Джерела
console-all-sources = { $count ->
    [one] { $shown } джерело
    [few] Усі { $shown } джерела
    [many] Усі { $shown } джерел
   *[other] Усі { $shown } джерела
}
console-sources-hint = Виберіть речення, щоб побачити, на чому воно ґрунтується.
console-sources-shown = Показано джерел: { $count }
console-no-sources = Це речення ні на що не посилається.
console-open-source = Відкрити джерело
console-coverage = Що прочитано
console-provenance = Як його створено
console-created = Створено
console-made-writer = Автор
console-made-rules = Правила, без моделі
console-made-fallback = Чому не модель
console-made-skipped = Чому не зверталися до моделі
console-made-prompt = Промпт
console-made-model = Модель
console-made-provider = Постачальник
console-made-confidence = Збережено речень моделі
console-made-hidden = Приховано від моделі
console-made-moderation = Перевірка вмісту
console-moderation-passed = пройдено
console-moderation-flagged = не пройдено
console-made-tokens = Токени: вхід → вихід
console-made-cost = Вартість
console-made-latency = Час відповіді
console-made-kept = Збережено речень
console-made-replaced = Замінено правилами
console-made-struck = Викреслено перевіркою
console-made-fingerprint = Відбиток даних
console-findings = Що виявила перевірка
console-findings-detail = Ці речення чернетки було замінено або викреслено, перш ніж ви їх побачили.
console-badge-off = { $source }: не враховано
console-badge-calls = { $count ->
    [one] { $shown } дзвінок
    [few] { $shown } дзвінки
    [many] { $shown } дзвінків
   *[other] { $shown } дзвінка
}
console-badge-messages = { $count ->
    [one] { $shown } повідомлення
    [few] { $shown } повідомлення
    [many] { $shown } повідомлень
   *[other] { $shown } повідомлення
}
console-badge-tasks = { $count ->
    [one] { $shown } завдання
    [few] { $shown } завдання
    [many] { $shown } завдань
   *[other] { $shown } завдання
}
console-badge-contacts = { $count ->
    [one] { $shown } контакт
    [few] { $shown } контакти
    [many] { $shown } контактів
   *[other] { $shown } контакту
}
console-source-calls = Дзвінки
console-source-messages = Повідомлення
console-source-tasks = Завдання
console-source-contacts = Контакти

# Settings.
console-tab-reporting = Звітування
console-tab-organisation = Організація
console-tab-ai = ШІ
console-tab-you = Ви
console-read-only = Ви можете переглядати й тестувати. Щоб змінювати, потрібне право налаштовувати звіти (reports.author); його надає адміністратор.
console-admins-only = Змінювати це може лише адміністратор.
console-daily-report = Щоденний звіт
console-daily-report-detail = Раз на день, про попередній день, за часом { $zone }.
console-send-time = Час надсилання
console-send-time-detail = Коли переводять годинники, звіт однаково надсилається один раз того дня.
console-next-firings = Наступні три
console-sources-title = Джерела
console-sources-detail = Що звіт рахує і читає.
console-channels-title = Канали для огляду
console-channels-detail = Сказане там теж буде підсумовано.
console-prompt = Промпт
console-prompt-detail = Що ви хочете знати, своїми словами. Перед збереженням його можна випробувати на вчорашніх даних.
console-prompt-placeholder = Порожньо: головні теми, важливі розмови, завдання, з ким зв'язатися, і що пов'язано між собою.
console-test-prompt = Перевірити промпт
console-test-again = Перевірити ще раз
console-test-hint = Бере те, що тут стоїть, збережене чи ні. Ніхто інший цього не побачить.
console-test-title = Перевірка промпту
console-test-done = Ось як це виглядає
console-test-private = Бачите лише ви; нічого не зберігається
console-test-failed = Перевірка не вдалася
console-test-no-data = Учора нічого не сталося
console-test-no-data-detail = У вибраних джерелах немає ні дзвінків, ні повідомлень, ні завдань, ні контактів, тож нічого не надіслалося б.
console-recipients = Отримувачі
console-recipients-detail = Канали отримують допис. Люди отримують повідомлення, сповіщення та лист, як самі забажають.
console-docx = Файл Word
console-docx-detail = До кожного допису додається .docx.
console-save = Зберегти
console-saving = Збереження …
console-saved = Збережено
console-unsaved = Ще не збережено
console-conflict-theirs = Показати їхні
console-conflict-mine = Однаково зберегти мої
console-organisation-name = Назва
console-organisation-name-detail = Стоїть у назві кожного щоденного звіту.
console-zone = Часовий пояс
console-zone-detail = За ним починаються й закінчуються дні та надсилаються звіти.
console-locale = Мова звітів
console-locale-detail = Кімната може мати свою.
console-your-language = Ваша мова
console-your-language-detail = Цієї консолі та відповідей репортера.
console-as-organisation = Як в організації ({ $language })
console-wants-chat = Особисте повідомлення
console-wants-chat-detail = Сам звіт, у вашому чаті з репортером.
console-wants-notification = Сповіщення
console-wants-notification-detail = За дзвіночком, тут у консолі.
console-wants-email = Електронна пошта
console-wants-email-detail = Якщо організація надсилає листи і ви маєте адресу.
console-wants-email-at = На { $email }

# AI: what it cost, what it may do, the audit log.
console-ai-cost = Скільки ШІ коштував цього місяця
console-ai-budget-used = Використано бюджету
console-ai-by = За звітами й моделями
console-ai-report = Звіт
console-ai-model = Модель
console-ai-calls = Виклики
console-ai-failed = Невдалі
console-ai-tokens = Токени: вхід → вихід
console-ai-price = Вартість
console-ai-rules = Що дозволено ШІ
console-audit = Журнал аудиту
console-audit-detail = Кожен звіт і кожна зміна цих правил за порядком. Кожен запис містить геш попереднього, тому вилучений запис буде помітно.
console-audit-csv = Завантажити CSV
console-audit-jsonl = Завантажити JSON Lines
