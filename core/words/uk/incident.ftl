# Звіт про інцидент за повідомленнями кімнати.

incident-title = Звіт про інцидент на виробничій лінії - { $title }
incident-generated-at = Створено
incident-number = № інциденту
incident-generated-by = Автор запиту
incident-still-active = Примітка: на час створення цього звіту інцидент ще не було закрито.
incident-nothing = У цій кімнаті інциденту ще немає повідомлень, тому скласти звіт неможливо
incident-unusable = Жодного повідомлення цієї кімнати не вдалося прочитати, тому скласти звіт неможливо
incident-attachment = [Вкладення: { $filename }]

incident-section-summary = Стислий виклад
incident-section-timeline = Хронологія
incident-section-participants = Учасники
incident-section-process = Перебіг робіт
incident-section-decisions = Рішення
incident-section-actions = Подальші дії
incident-section-status = Поточний стан
incident-section-resolution = Остаточне вирішення
incident-section-open = Відкриті питання
incident-section-disagreements = Суперечливі твердження
incident-section-attachments = Вкладення
incident-empty-summary = У повідомленнях немає що підсумовувати.
incident-empty-timeline = У повідомленнях немає подій для переліку.
incident-empty-status = Жодне повідомлення не описує поточного стану.
incident-empty-attachments = До цього інциденту немає вкладень.

incident-role-problem = Повідомлено
incident-role-cause = Названа причина
incident-role-suspicion = Припущення
incident-role-ruled-out = Спроба або виключення
incident-role-action = Дія
incident-role-result = Результат
incident-role-decision = Рішення
incident-role-proposal = Пропозиція
incident-role-task = Завдання
incident-role-status = Стан
incident-role-impact = Наслідки
incident-role-question = Запитання
incident-role-post = Автоматичне повідомлення

incident-code = [код]
incident-counted = { $messageCount ->
    [one] { $messages } повідомлення
    [few] { $messages } повідомлення
    [many] { $messages } повідомлень
   *[other] { $messages } повідомлення
} від { $peopleCount ->
    [one] { $people } особи
   *[other] { $people } осіб
}, { $first } - { $last }.
incident-room-type = Тип: { $value }
incident-room-severity = Серйозність: { $value }
incident-room-location = Місце: { $value }
incident-room-described = Опис кімнати: { $quote }
incident-several = Окремих справ у кімнаті: { $count }; основні наведено нижче.
incident-about = { $who } ({ $when }): { $quote }
incident-reported = Повідомлення про проблему, { $who } ({ $when }): { $quote }
incident-effect = Наслідки, { $who } ({ $when }): { $quote }
incident-cause = Названа причина, { $who } ({ $when }): { $quote }
incident-suspected = Припущення, { $who } ({ $when }): { $quote }
incident-acted = Дія, { $who } ({ $when }): { $quote }
incident-decided = Рішення, { $who } ({ $when }): { $quote }
incident-last-word = Останнє слово, { $who } ({ $when }): { $quote }
incident-last-success = Останнє повідомлення про успіх, { $who } ({ $when }): { $quote }
incident-open-questions = { $count ->
    [one] { $shown } запитання лишилося в кімнаті без відповіді.
    [few] { $shown } запитання лишилися в кімнаті без відповіді.
    [many] { $shown } запитань лишилося в кімнаті без відповіді.
   *[other] { $shown } запитання лишилося в кімнаті без відповіді.
}
incident-room-resolved = Кімнату позначено як вирішену.
incident-room-archived = Кімнату заархівовано.
incident-room-active = Кімнату позначено як активну.
incident-no-success = Жодне повідомлення не каже, що проблему вирішено.
incident-no-lasting-success = Після останньої ознаки проблеми жодне повідомлення не каже, що її вирішено.
incident-matter-open = Жодне повідомлення не каже, що це вирішено: { $quote } ({ $who }, { $when }).
incident-unconfirmed = Не підтверджено й не виключено: { $told }
incident-unanswered = Без відповіді в кімнаті: { $told }
incident-against = { $one } - проти цього { $other }
incident-posts = { $count ->
    [one] { $shown } повідомлення
    [few] { $shown } повідомлення
    [many] { $shown } повідомлень
   *[other] { $shown } повідомлення
} такого вигляду: { $quote }
incident-wrote = { $count ->
    [0] Повідомлень немає.
    [one] { $shown } повідомлення.
    [few] { $shown } повідомлення.
    [many] { $shown } повідомлень.
   *[other] { $shown } повідомлення.
}
incident-person-opened = { $wrote } З чого почалося: { $quote }
incident-person-acted = { $wrote } Дія: { $quote }
incident-person-result = { $wrote } Останнє повідомлення про успіх: { $quote }
incident-person-said = { $wrote } Зокрема: { $quote }
incident-person-rest = { $count ->
    [one] Ще { $shown } учасник нічого не написав.
    [few] Ще { $shown } учасники нічого не написали.
    [many] Ще { $shown } учасників нічого не написали.
   *[other] Ще { $shown } учасника нічого не написали.
}
incident-role-owner = Власник
incident-role-editor = Редактор
incident-role-viewer = Читач

incident-day-about = { $date }: { $count ->
    [one] { $shown } повідомлення
    [few] { $shown } повідомлення
    [many] { $shown } повідомлень
   *[other] { $shown } повідомлення
} про { $topic }
incident-note-condensed = ШІ-автор бачить { $whole } найновіших повідомлень повністю, а { $condensed } давніших - одним рядком на день; правила читають усі.
incident-note-idle = Лише вітання, подяки, «так» чи «ні», які не враховано як події: { $shown } { $count ->
    [one] повідомлення
    [few] повідомлення
    [many] повідомлень
   *[other] повідомлення
}.
incident-note-posts = Автоматичні повідомлення: { $shown }, зведено до форм: { $formsShown }.
incident-note-notices = Системні сповіщення (вхід, вихід, зміна імені): { $shown }; їх пораховано, але не цитовано.
