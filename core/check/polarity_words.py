"""Words that tell whether something is so, isn't so, or may be so."""

import re

from core.check.vocabulary import Vocabulary

#: expressions with a word of negation that deny nothing
IDIOMS = re.compile(
    r"uten mva|without vat|ex(?:cl\w*)? vat|без пдв|未稅|未含稅|not only|no problem|no worries|no doubt|not to "
    r"mention|why not|ikke bare|ikke minst|ikke sant|"
    r"ingen årsak|не (?:тільки|лише)|"
    r"не раніше|без проблем|不過|不久|不同|不斷|不只|不僅|不少|不得不|對不起|不好意思|無線|無塵|未來|非常|"
    r"差不多|不然|不論|不管|無論|並且|"
    r"不良|不鏽鋼|無人機|沒問題|不用謝|是不是|有沒有|能不能|要不要|會不會|無菌"
)
#: words of negation
NOT = Vocabulary(
    r"not|refus\w+|declin\w+ to|fail\w* to|unable to|nekte\w*|avslo|avslår|avslått|відмовля\w+|відмови\w+|"
    r"cannot|can't|never|no longer|no|none|nobody|nothing|neither|nor|\w+n't|without|ikke|ingen|aldri|"
    r"ingenting|intet|heller ikke|hverken|verken|uten|не|ні|жодн\w+|ніколи|ніхто|нічого|немає|нема|без",
    r"拒絕|不肯|拒|沒有|沒|尚未|並未|未曾|未能|未|不能|不會|無法|不|無|非",
)
#: a lack told in other words
SHORTAGE = Vocabulary(
    r"fail\w*|unable|silent|stille|мовч\w+|ruled out|rules out|exclud\w+|utelukk\w*|виключ\w+|відкин\w+|"
    r"перестал\w*|припин\w+|зупин\w+|стал[аио]?|"
    r"slutt\w*|stanse\w*|stans\w*|still|lack\w*|missing|remain\w*|pending|outstanding|denied|deny|declin\w+|refus\w+|"
    r"reject\w*|un[a-z]{4,}|wait\w*|stop\w*|avoid\w*|mangle\w*|gjenstå\w*|venter|u(?:løst|avklart|endret|"
    r"besvart|ferdig\w*)|nekte\w*|avvis\w*|avslo\w*|fortsatt|досі|відмов\w+|бракує|брак\w*|очіку\w+|"
    r"чека\w+|невиріш\w+|незавершен\w+|недоступн\w+|відхил\w+|нев\w+|less|nei|ні|rather than|instead|"
    r"i stedet|warn\w* against|advis\w+ against|advar\w*|frarå\w*|turned away|turn\w* down|missed|skipp\w+|"
    r"over (?:buying|paying|using|taking|having|going)|slipper|slapp|vente med|framfor|fremfor|"
    r"застер\w+|замість|пропусти\w+|утрима\w+",
    r"免|而非|仍(?!有|在|會|然有|然在)|排除|停|尚|待|失敗|缺|拒|還在|等",
)
#: a guess or a condition
DOUBT = Vocabulary(
    r"might|may|could|maybe|perhaps|probably|possibly|likely|suspect\w*|guess\w*|seems?|looks? like|"
    r"appears?|apparently|think|thinks|wonder\w*|speculat\w*|lurt?e\w* på|gjett\w+|"
    r"believe\w*|assum\w+|if|whether|unless|hope\w*|should|kan|kunne|"
    r"kanskje|trolig|mulig\w*|mistenk\w*|tror|trur|antar|antakelig|antagelig|sannsynligvis|hvis|dersom|"
    r"om det|bør|burde|håper|можливо|мабуть|схоже|здається|ймовірн\w*|імовірн\w*|підозр\w+|якщо|чи|"
    r"гада\w+|дума\w+|припуска\w+|припуст\w+|(?:міг|могл[аио]) бути|напевно|певно|може|сподіва\w+",
    r"可能|懷疑|疑似|研判|好像|似乎|應該|大概|或許|也許|推測|如果|若|是否|猜|希望|看起來",
)
#: what is to come
PLAN = Vocabulary(
    r"will|\w+'ll|going to|gonna|plan\w*|tomorrow|need\w*|to be|when|once|until|before|want\w*|must|"
    r"try|trying|please|skal|vil|må|i morgen|når|før|prøv\w*|planlegg\w*|innen|буде\w*|треба|потрібно|"
    r"завтра|коли|поки|щоб|спробу\w*|план\w*",
    r"將|會|要|明天|預計|之後|等到|打算|請|才能",
)
#: what surely is to come
FORESEEN = Vocabulary(
    r"will|won't|\w+'ll|going to|not planning to|expected|planned|scheduled|skal|forventes|planlagt|буде|"
    r"очікується|заплановано",
    r"預計|預定|將會|即將|將於|將在",
)
#: that something is not known
UNKNOWN = Vocabulary(
    r"unknown|unclear|not (?:been )?(?:stated|confirmed|known|found|identified|established|clear)|"
    r"no (?:root )?cause|ukjent|uklar\w*|ikke (?:kjent|bekreftet|oppgitt|funnet|fastslått|avklart)|"
    r"ingen årsak|невідом\w+|не (?:встановлен\w+|підтверджен\w+|вказан\w+|з'ясован\w+)|investigat\w+|"
    r"looking (?:for|into)|searching|undersøk\w+|leter|з'ясову\w+|шука\w+",
    r"不明|未知|尚未確認|待確認|調查|查明|尚未查出|未確定|不清楚",
)
#: a part, so that the rest is not
ONLY = Vocabulary(r"only|just|all but|except|bare|kun|unntatt|лише|тільки|крім", "只|僅|除了")
