# Щоденний звіт: назва, розділи й речення, які складають правила.

daily-title = Щоденний звіт - { $organisation }
daily-field-day = День
daily-field-day-value = { $day } ({ $zone })
daily-field-sources = Враховано

daily-section-summary = Головне за день
daily-section-attention = Чекають на відповідь
daily-section-promised = Обіцянки та прохання
daily-section-channels = Канали
daily-section-tasks = Завдання
daily-section-themes = Те саме від кількох контактів
daily-section-links = Одна справа в кількох місцях
daily-section-contacts = Контакти
daily-section-numbers = День у цифрах

daily-unknown-caller = Невідомий абонент
daily-unknown-contact = Невідомий контакт
daily-untitled = (без назви)
daily-with-company = { $name } ({ $company })
daily-call-in = Вхідний дзвінок, { $length }, без розшифровки
daily-call-out = Вихідний дзвінок, { $length }, без розшифровки

daily-count-calls = { $count ->
    [one] { $shown } дзвінок
    [few] { $shown } дзвінки
   *[other] { $shown } дзвінків
}
daily-count-messages = { $count ->
    [one] { $shown } повідомлення
    [few] { $shown } повідомлення
   *[other] { $shown } повідомлень
}
daily-count-tasks = { $count ->
    [one] { $shown } завдання
    [few] { $shown } завдання
   *[other] { $shown } завдань
}
daily-count-contacts = { $count ->
    [one] { $shown } контакт
    [few] { $shown } контакти
   *[other] { $shown } контактів
}
daily-count-created = { $count ->
    [one] { $shown } нове завдання
    [few] { $shown } нові завдання
   *[other] { $shown } нових завдань
}
daily-count-completed = { $count ->
    [one] { $shown } виконане завдання
    [few] { $shown } виконані завдання
   *[other] { $shown } виконаних завдань
}
daily-count-new = { $count ->
    [one] { $shown } новий контакт
    [few] { $shown } нові контакти
   *[other] { $shown } нових контактів
}
daily-sentence = { $text }.

daily-summary-waiting = { $count ->
    [one] На відповідь чекає { $shown } контакт: { $line }.
    [few] На відповідь чекають { $shown } контакти. Найтерміновіше: { $line }.
   *[other] На відповідь чекають { $shown } контактів. Найтерміновіше: { $line }.
}
daily-summary-missed = { $count ->
    [one] { $shown } пропущений дзвінок залишився без відповіді.
    [few] { $shown } пропущені дзвінки залишилися без відповіді.
   *[other] { $shown } пропущених дзвінків залишилися без відповіді.
}
daily-summary-overdue = { $count ->
    [one] Прострочено { $shown } завдання: { $title }, термін { $due }, { $who }.
    [few] Прострочено { $shown } завдання, найдавніше { $title }, термін { $due }, { $who }.
   *[other] Прострочено { $shown } завдань, найдавніше { $title }, термін { $due }, { $who }.
}
daily-summary-theme = { $count ->
    [one] { $shown } контакт говорить про те саме: { $quote }.
    [few] { $shown } контакти говорять про те саме: { $quote }.
   *[other] { $shown } контактів говорять про те саме: { $quote }.
}

daily-said = { $at } { $who }: { $quote }
daily-said-call = { $at } { $who }, дзвінок: { $quote }
daily-more = { $count ->
    [one] Усього на відповідь чекає { $shown } контакт.
    [few] Усього на відповідь чекають { $shown } контакти.
   *[other] Усього на відповідь чекають { $shown } контактів.
}
daily-missed = Пропущені дзвінки, на які не передзвонили: { $list }.
daily-missed-one = { $who } ({ $at })
daily-still-waiting = Питали напередодні й досі не отримали відповіді: { $list }.

daily-task-overdue = Прострочено, термін був { $due }: { $title }, { $who }.
daily-task-due = Термін { $due }, досі відкрито: { $title }, { $who }.
daily-task-next = Наступний термін, { $due }: { $title }, { $who }.
daily-task-nobody = без виконавця
daily-tasks-overdue-more = { $count ->
    [one] Усього прострочено { $shown } завдання.
    [few] Усього прострочено { $shown } завдання.
   *[other] Усього прострочено { $shown } завдань.
}
daily-tasks-created = Створено ({ $shown }): { $list }.
daily-tasks-created-some = Створено ({ $shown }), зокрема { $list }.
daily-tasks-completed = Виконано ({ $shown }): { $list }.
daily-tasks-completed-some = Виконано ({ $shown }), зокрема { $list }.

daily-theme = { $quote }, від { $count ->
    [one] { $shown } контакту
   *[other] { $shown } контактів
}: { $names }.
daily-theme-many = { $quote }, від { $count ->
    [one] { $shown } контакту.
   *[other] { $shown } контактів.
}
daily-theme-unanswered = Без відповіді відтоді: { $shown }.
daily-theme-unanswered-all = Відтоді ніхто з них не отримав відповіді.

daily-link = { $code }: { $places }.
daily-link-names = Згадано як { $names }.
daily-link-name = { $phrase } ({ $shown })
daily-link-before = { $count ->
    [one] Напередодні він теж траплявся ({ $shown } раз).
    [few] Напередодні він теж траплявся ({ $shown } рази).
   *[other] Напередодні він теж траплявся ({ $shown } разів).
}
daily-link-latest = Останнє: { $line }
daily-likely = Завдання { $title } може стосуватися розмови: { $line }

daily-contact-new = Новий контакт { $who }: { $places }.
daily-contact-latest = Останнє ({ $at }): { $quote }
daily-contacts-busy = Найбільше спілкування: { $list }.
daily-contact-busy = { $who } ({ $places })
daily-contacts-new = Нові: { $list }.
daily-contacts-updated = Оновлено дані: { $list }.

daily-number-calls = { $calls }: вхідних { $in }, вихідних { $out }; усього { $talk } розмов, медіана { $median }.
daily-number-agents = Дзвінки за працівниками: { $list }.
daily-number-agent = { $who } { $shown }
daily-no-agent = без працівника { $shown }
daily-number-hour = Найзавантаженіша година: з { $at }, { $calls }.
daily-number-messages = { $messages }: вхідних { $in }, вихідних { $out }, { $count ->
    [one] { $shown } контакт.
    [few] { $shown } контакти.
   *[other] { $shown } контактів.
}
daily-number-change = { $now }, напередодні { $before }.

daily-note-cut = { $count ->
    [one] { $shown } розшифровку скорочено до { $most } знаків.
    [few] { $shown } розшифровки скорочено до { $most } знаків.
   *[other] { $shown } розшифровок скорочено до { $most } знаків.
}
daily-note-short = { $count ->
    [one] { $shown } дзвінок, коротший за { $least } секунд і без розшифровки, не враховано.
    [few] { $shown } дзвінки, коротші за { $least } секунд і без розшифровки, не враховано.
   *[other] { $shown } дзвінків, коротших за { $least } секунд і без розшифровки, не враховано.
}

daily-count-talk = { $messagesCount ->
    [one] { $messages } повідомлення
    [few] { $messages } повідомлення
   *[other] { $messages } повідомлень
} від { $peopleCount ->
    [one] { $people } людини
   *[other] { $people } людей
} у { $channelsCount ->
    [one] { $channels } каналі
   *[other] { $channels } каналах
}
daily-count-talk-one = { $messagesCount ->
    [one] { $messages } повідомлення
    [few] { $messages } повідомлення
   *[other] { $messages } повідомлень
} від { $peopleCount ->
    [one] { $people } людини
   *[other] { $people } людей
} у { $channel }
daily-channel-problem = Проблема, { $told }
daily-channel-cause = названа причина, { $told }
daily-channel-works = знову працює, { $told }
daily-channel-latest = останнє, { $told }
daily-channel-decision = Рішення, { $told }
daily-channel-question = Без відповіді, { $told }
daily-channel-todo = Зробити, { $told }
daily-channel-talk = Найбільше обговорювали ({ $count ->
    [one] { $shown } повідомлення
    [few] { $shown } повідомлення
   *[other] { $shown } повідомлень
}), { $told }
daily-channel-post = Автоматичне повідомлення, { $at } { $who }: { $quote }
daily-channel-posts = { $told } (таких усього { $shown })
daily-channel-reply = { $told }, у гілці { $opener }
daily-channel-opener = { $quote } ({ $at } { $who })
daily-channel-code = [код]
daily-channel-counted = { $channel } ({ $messages })
daily-channel-quiet = { $channel }: { $count ->
    [one] { $shown } повідомлення, нічого, що потребує вашої уваги.
    [few] { $shown } повідомлення, нічого, що потребує вашої уваги.
   *[other] { $shown } повідомлень, нічого, що потребує вашої уваги.
}
daily-channels-quiet = Нічого, що потребує вашої уваги: { $list }.
daily-channels-more = Тут забракло місця для: { $list }.
daily-channels-silent = Ніхто не писав: { $list }.
daily-summary-problem = Проблема в { $channel }, { $told }
daily-summary-decision = Рішення в { $channel }, { $told }
daily-summary-questions = { $count ->
    [one] { $shown } запитання в каналах лишилося без відповіді, { $channel }: { $line }.
    [few] { $shown } запитання в каналах лишилися без відповіді. Найтерміновіше, у { $channel }: { $line }.
   *[other] { $shown } запитань у каналах лишилися без відповіді. Найтерміновіше, у { $channel }: { $line }.
}
daily-summary-questions-alone = { $count ->
    [one] { $shown } запитання лишилося без відповіді: { $line }.
    [few] { $shown } запитання лишилися без відповіді. Найтерміновіше: { $line }.
   *[other] { $shown } запитань лишилися без відповіді. Найтерміновіше: { $line }.
}
daily-number-channels = Повідомлення за каналами: { $list }.
daily-number-channel = { $channel } { $shown }
daily-note-uncounted = { $count ->
    [one] { $shown } автоматичне чи службове повідомлення в каналах не враховано.
    [few] { $shown } автоматичні чи службові повідомлення в каналах не враховано.
   *[other] { $shown } автоматичних чи службових повідомлень у каналах не враховано.
}
daily-note-unshown = { $count ->
    [one] ШІ не бачить { $shown } давнішого повідомлення з каналів; правила читають усі.
   *[other] ШІ не бачить { $shown } давніших повідомлень із каналів; правила читають усі.
}
