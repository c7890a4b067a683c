# What the Slack app says itself: labels Slack needs, and what went wrong with Slack.
slack-on = Увімкнено
slack-close = Закрити
slack-continued = { $label } (продовження)
slack-people = { $label }: люди
slack-channels = { $label }: канали
slack-shown-in-part = Текст на цьому не закінчується. У надісланому звіті він буде повний.
slack-nothing-here = Тут поки нічого немає.
slack-expired = Форму не вдалося відкрити вчасно. Натисніть кнопку, щоб відкрити її.
slack-open-form = Відкрити форму
slack-not-noted = Зараз не вдалося прийняти ваш запит. Спробуйте ще раз за мить.
slack-elsewhere = Я не можу писати в #{ $room }, тому відповідаю тут.
slack-file-failed = Не вдалося надіслати { $filename }.
