"""Words that say how one number follows from others: more, less, in all, within; and labels of earlier times."""

import re

from core.check.vocabulary import Vocabulary

UP = Vocabulary(
    r"up (?:by |about |from |another )?[0-9]\S*|up (?:on|from)|rose|risen|rise|rises|rising|increas\w+|grew|"
    r"grow\w*|growth|"
    r"climb\w*|gain\w*|warmer|hotter|varmere|тепліше|higher|more than|more|above|"
    r"opp (?:med |fra )?[0-9]\S*|øk\w+|steg|stiger|steget|vokst\w*|høyere|flere|mer|over|"
    r"зріс|зрос\w*|збільш\w+|підвищ\w+|більше|більш|вищ\w+|понад",
    r"增加|增長|成長|上升|上漲|提高|提升|延長|超出|多|高於|高出|較高",
)
DOWN = Vocabulary(
    r"down (?:by |about |from |another )?[0-9]\S*|down (?:on|from)|fell|fall\w*|drop\w*|decreas\w+|declin\w+|lower|"
    r"shrank|reduc\w+|colder|cooler|kaldere|холодніше|поменша\w+|fewer|less|below|short|"
    r"ned (?:med |fra )?[0-9]\S*|falt|fall\w*|sank|sunket|redu\w+|nedgang\w*|gikk ned|lavere|færre|mindre|under|"
    r"впа\w+|знизи\w+|зниж\w+|зменш\w+|скороти\w+|спа\w+|менше|менш|нижч\w+",
    r"減少|下降|下滑|降低|下跌|縮短|縮減|縮小|壓低|節省|省下|提前|少|低於|較低",
)
#: the rest of a whole, or what lies between
LESS = Vocabulary(
    r"differ\w*|gap|left|remain\w*|rest|others?|unanswered|missed|another|further|additional|extra|change\w*|"
    r"gjenstå\w*|resten|ubesvart\w*|forskjell\w*|ytterligere|endring\w*|igjen|andre|"
    r"недо(?:вико|оде|от|пост)\w+|бракує|браку\w*|решт\w+|залиш\w+|різниц\w+|пропущен\w+|інш\w+|змін\w+|ще",
    r"差|剩|其餘|另外|未接|變化",
)
TOTAL = Vocabulary(
    r"total\w*|adds? up|amounts?|of the|out of|needed|av de|з усіх|beløper|становить|складає|altogether|"
    r"combined|together|in all|sum|overall|both|all|samlet|totalt|sammen|til sammen|i alt|sum|begge|"
    r"alle|разом|загал\w+|усього|всього|сумарн\w+|обид\w+|усі|всі|усіх|всіх",
    r"共|合計|總|加起來|一起|全部|兩者",
)
SPAN = Vocabulary(
    r"within|later|after|afterwards|before|earlier|took|take|takes|lasted|last|for|from|between|until|since|in|over|under|long|"
    r"innen|senere|etter|før|tok|varte|fra|mellom|til|siden|på|i|over|under|løpet|"
    r"через|за|потім|пізніше|після|до|перед|раніше|тривал\w+|трива\w+|від|з|між|впродовж|протягом|минул\w+",
    r"後|之後|內|前|花|歷時|持續|間|從|共|經過|不到|過",
)
BEFORE = re.compile(
    r"(?<![^\W_])(?:before|prev\w*|prior|last|yesterday|earlier|former|baseline|ago|forrige|før|dagen for|i "
    r"går|tidligere|"
    r"поперед\w*|минул\w*|вчора)(?![^\W_])|前|昨|上"
)
#: a change told outright, and its direction; words such as `more` and `over` may tell something else
ROSE = Vocabulary(
    r"up (?:by |about )?[0-9]\S*|up from|varmegrad\w*|plussgrad\w*|тепла|плюсов\w+|above (?:zero|freezing)|"
    r"warmer|hotter|varmere|тепліше|rose|risen|rises|rising|increased?|increases|increasing|grew|grown|climbed|"
    r"opp (?:med )?[0-9]\S*|økte|økt|øker|økning\w*|steg|steget|зріс|зрос\w+|збільшил\w+|підвищил\w+",
    r"增加了?|增長|上升|上漲|提高|提升|成長",
)
FELL = Vocabulary(
    r"down (?:by |about )?[0-9]\S* ?(?:%|percent)|down by|down from|fell|fallen|dropped|drops|decreased?|decreases|"
    r"decreasing|kuldegrad\w*|minusgrad\w*|мінусов\w+|поменша\w+|below (?:zero|freezing)|мороз\w*|colder|"
    r"cooler|kaldere|kjøligere|холодніше|упав|упала|упало|упали|declined|shrank|reduced|ned (?:med )?[0-9]\S* "
    r"?%|ned fra|gikk ned|falt|sank|sunket|nedgang\w*|redusert|"
    r"впав|впала|впало|впали|знизил\w+|зменшил\w+|скоротил\w+|спав|спала|спало",
    r"減少了?|下降|下滑|降低|下跌",
)
CHANGE = re.compile(r"change|delta|diff|growth|trend|(?<![^\W_])vs(?![^\W_])|increase|endring|зміна|變化|增減")
