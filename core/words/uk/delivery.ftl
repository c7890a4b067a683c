# What goes along with a report when it is delivered.
delivery-ask = Запитати про цей звіт
delivery-open = Відкрити
delivery-file = Ось звіт «{ $title }» у форматі Word.

# A report as a mail.
delivery-mail-open = Відкрити звіт
delivery-mail-figures = Цифри в цьому звіті
delivery-mail-marks = Числа в дужках ведуть до джерел у звіті.
delivery-mail-attached = Звіт додано до листа у форматі Word.
delivery-mail-why = Newsdesk надсилає вам цей лист, бо ви серед одержувачів цього звіту.
delivery-mail-settings = Змінити, що надходить вам поштою
