"""Words by which a text gives orders to whoever reads it by machine, in four languages."""

import re

from core.check.vocabulary import Vocabulary

_BEFORE = r"(?:previous|prior|above|earlier|preceding|former|other|existing|system|safety)"
_RULES = r"(?:instructions?|prompts?|rules|guidelines|directions|directives|commands?|messages|context)"

#: said to a machine: no person in a room needs these words
COMMANDS = Vocabulary(
    rf"(?:ignore|disregard|forget|override|bypass|skip) (?:\w+ ){{0,3}}{_BEFORE} (?:\w+ )?{_RULES}|"
    rf"(?:ignore|disregard|forget|override|bypass) (?:all |any |the |these |those |of |your |my )+{_RULES}|"
    r"forget everything|system prompt|developer mode|jailbreak\w*|prompt injection|"
    r"you are now (?:a|an|the|in|dan|free|no longer)|you are an ai|as an ai|(?:large )?language model|"
    r"new (?:system )?instructions?|"
    r"(?:ignorer|overse|glem|se bort fra|tilsidesett) (?:\w+ ){0,3}(?:tidligere|forrige|foregående|ovenstående|andre) "
    r"(?:\w+ )?(?:instruks\w*|instruksjon\w*|regler|regel\w*|beskjed\w*|melding\w*|ordre\w*)|"
    r"(?:ignorer|overse|glem|se bort fra) (?:alle |dine |disse |de )+(?:instruks\w*|regler\w*)|"
    r"system(?:prompt|instruks)\w*|du er nå en|(?:som en )?språkmodell\w*|"
    r"(?:ігноруй\w*|проігноруй\w*|ігнорувати|забудь\w*|відкинь\w*|не зважай\w*) (?:на )?(?:\w+ ){0,3}"
    r"(?:попередн\w+|наведен\w+|вищенаведен\w+|інш\w+|систем\w+) (?:\w+ )?"
    r"(?:інструкц\w+|вказівк\w+|правил\w*|наказ\w*|повідомлен\w+|команд\w*)|"
    r"(?:ігноруй\w*|забудь\w*) (?:всі |усі |свої |ці )+(?:інструкц\w+|вказівк\w+|правил\w*)|"
    r"системн\w+ (?:промпт\w*|запит\w*|підказк\w+)|ти тепер|мовн\w+ модел\w+",
    r"(?:忽略|無視|忽視|忘記|忘掉|不要理會|不用理會|略過)(?:掉)?.{0,8}(?:指示|指令|規則|提示詞?|說明|設定|限制)|系統提示|系統指令|"
    r"提示詞|你現在是|你是一個(?:AI|ai|人工智慧)|(?:大型)?語言模型|越獄模式|開發者模式",
)
#: an answer dictated, or something to be done: at the head of a sentence only, where nobody is told to have said it
_ANSWER = (
    r"(?:reply|respond|answer|output|print|repeat|say|write|svar|skriv|gjenta|відповідай\w*|відповідь|виведи|напиши\w*)"
)
ORDERS = re.compile(
    rf"(?:{_ANSWER} (?:only |exactly |just |back |bare |kun |лише |тільки )*(?:with |exactly|med |: ?|as "
    rf"follows|following)|"
    rf"{_ANSWER} (?:only|exactly|bare|kun|лише|тільки) |"
    r"(?:請)?(?:只|僅|直接)(?:需|要|能|可以)?(?:回覆|回答|輸出|寫)|(?:請)?(?:回覆|回答|輸出)[:「『\"])"
)
#: told to send or to visit: struck together with somewhere to send to or to visit
SENDS = re.compile(
    r"(?:please |vær så snill å |будь ласка,? |請)?(?:send|forward|e-?mail|mail|post|submit|upload|transfer|wire|visit|"
    r"click|open|go to|log in|call|text|download|videresend|besøk|klikk|åpne|overfør|last ned|ring|надішли\w*|"
    r"перешли\w*|відправ(?:те)?|відвідай\w*|натисни\w*|відкрий\w*|перейди|перейдіть|переказуй\w*|зателефонуй\w*|"
    r"寄(?:送)?|傳送|轉寄|轉發|點擊|點選|開啟|前往|造訪|匯款|撥打)"
)
