"""What the rules on statements look for: words of cause, of success, of promises and decisions, of doubt."""

from core.check.vocabulary import Vocabulary

#: a claim says why
CAUSE = Vocabulary(
    r"because|due to|caused|causes|causing|the cause|root cause|as a result of|result of|resulted from|"
    r"led to|triggered by|triggered|owing to|thanks to|stemm?ed from|brought about|attributed to|"
    r"blamed on|skyld(?:es|tes)|på grunn av|pga\.?|forårsake\w*|fordi|årsaken|årsak|førte til|utløst\w*|"
    r"som følge av|takket være|через(?= (?!\d|годин|хвилин|тиж|день|дні|дв|три|чотири|п'ять|кільк|декільк|"
    r"пів|місяц|рік|деякий|портал|сайт|форм|пошт))|причин\w+|спричин\w+|внаслідок|викликан\w+|тому що|"
    r"оскільки|призве\w+|зумовлен\w+",
    r"因為|因[^為此應素果子]{1,12}而|由於|導致|造成|原因|引起|引發|肇因|所致|起因",
)
#: what is cited may say why
CAUSE_TOLD = Vocabulary(
    r"because|cause\w*|due|cuz|since|so|that's why|hence|therefore|thanks to|led to|trigger\w*|made|makes|"
    r"culprit|traced|turn(?:s|ed) out|reason|from|by|after|it was|was the|explains|found|root|behind|"
    r"complain\w*|klag\w*|misfornøyd|скарж\w+|skyld\w+|grunn\w*|årsak\w*|forårsak\w+|fordi|derfor|så|"
    r"etter|siden|førte|utløst\w*|viste seg|det var|kom av|følge|fant|через|причин\w+|спричин\w+|"
    r"внаслідок|виклик\w+|тому|оскільки|бо|призве\w+|виявил\w+|це був\w*|після|від|знайш\w+",
    r"因|由於|導致|造成|引起|引發|所致|起因|所以|才|原來|是.{1,12}(?:了|壞|問題)|抱怨|反映|客訴|發現|害|出在|確認是|查到|查出|其實是|結果是|就是",
)
#: a claim says that it is over
RESULT = Vocabulary(
    r"resolved|fixed|solved|restored|recovered|repaired|works again|working again|is back|are back|"
    r"back online|running again|up again|(?:has|have|had|was|were|is|are|been) (?:completed|finished)|"
    r"ferdig|fullført|завершен\w+|завершил\w+|виконан\w+|løst|fikset|gjenopprettet|utbedret|reparert|"
    r"i drift igjen|oppe igjen|(?:virker|fungerer|går|kjører) igjen|відновл\w+|полагод\w+|виправлен\w+|"
    r"виправил\w+|усунен\w+|усунул\w+|розв'язан\w+|знову працю\w+|відремонт\w+|налагод\w+",
    r"恢復|修復|修好|已完成|完成了|已解決|解決了|已排除|復原|結案",
)
#: a claim tells that a part was replaced, and what is cited may
REPLACED = Vocabulary(
    r"replaced|swapped|exchanged|(?:er|ble|blitt|har|hadde|nå) (?:nå |allerede )?(?:byttet|skiftet)|замінено|"
    r"замінили|замінив|замінила",
    "已(?:經)?更換|更換了|換好|已換",
)
REPLACED_TOLD = Vocabulary(
    r"replac\w+|swap\w*|exchang\w+|fitted|fitting|installed|changed|put in|mounted|in place|byttet|bytta|"
    r"byttes|bytter|bytte|"
    r"skiftet|skifta|montert|satt inn|satte inn|ny \w+ (?:er )?på plass|замін\w+|встанов\w+|постав\w+|поміня\w+",
    "換|裝",
)
#: what is cited may say that it is over
RESULT_TOLD = Vocabulary(
    r"resolv\w+|fix\w*|solv\w+|restor\w+|recover\w*|repair\w*|work(?:s|ing|ed)?|back|running|runs|up|ok|"
    r"okay|fine|green|normal|good|done|complet\w+|finish\w*|clear\w*|passed|sorted|closed?|again|gone|"
    r"stable|healthy|løst|løste|fiks\w*|gjenopprett\w*|utbedre\w*|reparer\w*|igjen|virker|fungerer|går|"
    r"kjører|oppe|ok|orden|ferdig\w*|fullfør\w*|normal\w*|borte|bra|rettet|lukket|відновл\w+|полагод\w+|"
    r"виправ\w+|усун\w+|працю\w+|заверш\w+|викона\w+|знову|норм\w*|гаразд|готово|зник\w+|закри\w+|"
    r"вирішен\w+|зелен\w+|запрац\w+|їде|іде|налагод\w+|відремонт\w+|ок",
    r"恢復|修|解決|排除|正常|好了|沒問題|完成|復原|結案|可以了|運轉|通過|(?<![a-z])ok(?![a-z])|穩定|解除",
)
#: a claim tells of a promise or a decision
COMMITMENT = Vocabulary(
    r"promis(?:ed|es)|committed to|guaranteed|guarantees|pledged|vowed|undertook to|decided|agreed|"
    r"approved|lovet|lovte|lover|garanter\w+|forplikt\w+|besluttet|vedtatt|vedtok|bestemte|godkjent|"
    r"godkjente|ble enige|пообіця\w+|обіця\w+|гарант\w+|зобов'яза\w+|погодил\w+|домовил\w+|ухвал\w+|"
    r"схвал\w+",
    r"承諾|答應|保證|決定|同意|核准",
)
#: what is cited may promise or decide
COMMITMENT_TOLD = Vocabulary(
    r"promis\w+|commit\w*|guarantee\w*|will|\w+'ll|going to|gonna|let's|let us|agree\w*|approv\w*|"
    r"decid\w+|ok|okay|yes|sure|deal|by|tomorrow|today|plan\w*|shall|can|on it|yep|go (?:ahead|with)|"
    r"lov\w+|garanti\w*|skal|vil|kan|innen|ja|greit|enig\w*|vedt\w+|beslutt\w*|bestem\w*|godkjen\w*|"
    r"i morgen|sender|tar|ordner|fikser|kommer|bestiller|ringer|обіця\w*|пообіця\w*|гарант\w*|буд\w+|"
    r"зробл\w+|надішл\w+|домов\w+|погод\w+|згод\w+|виріш\w+|давай\w*|так|добре|завтра|до|замовл\w+|"
    r"візьм\w+|зателефон\w+|схвал\w+",
    r"我來|會|將|答應|承諾|保證|同意|決定|好|可以|改用|先|明天|之前|核准|我們|(?<![a-z])ok(?![a-z])",
)
#: what is cited is unsure
HEDGE = Vocabulary(
    r"i think|think|tror|antar|not sure|unsure|maybe|perhaps|might|may be|could be|probably|possibly|(?:i|we) "
    r"(?:think|guess|"
    r"suspect|assume)|looks like|seems|ikke sikker|usikker|kanskje|trolig|muligens|(?:jeg|vi) (?:tror|"
    r"antar)|mistenker|ser ut|kan være|не впевнен\w+|можливо|мабуть|схоже|здається|ймовірно|імовірно|"
    r"підозрюю|напевно|може бути",
    r"不確定|可能|懷疑|也許|或許|猜|好像|似乎|疑似|看起來|應該(?!要)",
)
#: a claim tells that somebody is unsure
TELLS_DOUBT = Vocabulary(
    r"unclear|unsure|uncertain\w*|unconfirmed|unverified|question\w*|ask\w*|suspicion\w*|suspect\w*|"
    r"theory|first thought|usikker\w*|uklar\w*|ubekreftet|spør\w*|mistanke\w*|mistenkt\w*|antatt|невідомо|"
    r"незрозуміл\w+|сумнів\w*|підозр\w+|запит\w+|пита\w+|припущен\w+",
    r"推測|懷疑|詢問|不明|未確認|不確定|疑",
)
#: a cause is denied
NOT_THE_CAUSE = Vocabulary(
    r"(?:not|\w+n't|never) (?:because|(?:been |be )?(?:due|caused?)|the (?:root |real )?(?:cause|culprit|"
    r"reason))|nothing to do with|ruled? (?:\w+ )?out|ikke (?:på grunn|årsaken|grunnen|fordi|skyld\w+)|"
    r"skyldes ikke|utelukk\w+|ingenting med|не (?:через|причина|спричин\w+|винен|винна)|виключ\w+",
    r"不是(?:因為|因|原因|由於)|並非|無關|排除.{0,12}原因",
)
#: a denial that is good news
GOOD_NEWS = Vocabulary(
    r"no (?:more |further |new )?(?:errors?|alarms?|faults?|problems?|issues?)|without \w+(?: \w+)?|"
    r"ingen (?:flere )?(?:feil|alarm\w*|problem\w*)|uten \w+|без \w+|жодн\w+ \w+|немає помил\w+",
    r"沒有?(?:再)?(?:問題|異常|警報|錯誤)|無異常",
)
