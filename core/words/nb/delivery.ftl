# What goes along with a report when it is delivered.
delivery-ask = Spør om denne rapporten
delivery-open = Åpne
delivery-file = Her er rapporten «{ $title }» som Word-dokument.

# A report as a mail.
delivery-mail-open = Åpne rapporten
delivery-mail-figures = Tall i denne rapporten
delivery-mail-marks = Tall i hakeparentes fører til kildene i rapporten.
delivery-mail-attached = Rapporten ligger ved som Word-dokument.
delivery-mail-why = Newsdesk sender deg denne e-posten fordi du er mottaker av rapporten.
delivery-mail-settings = Endre hva du får på e-post
