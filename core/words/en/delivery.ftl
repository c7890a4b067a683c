# What goes along with a report when it is delivered.
delivery-ask = Ask about this report
delivery-open = Open
delivery-file = Here is the report “{ $title }” as a Word document.

# A report as a mail.
delivery-mail-open = Open the report
delivery-mail-figures = Figures in this report
delivery-mail-marks = Numbers in brackets lead to the sources in the report.
delivery-mail-attached = The report is attached as a Word document.
delivery-mail-why = Newsdesk sends you this mail because you are a recipient of this report.
delivery-mail-settings = Change what you receive by mail
