"""How people tell the writer of a report what to do, in en, nb, uk and zh-TW: the expressions, in lower case."""

import re


def _any(*expressions: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{expression})" for expression in expressions))


#: The writer, as orders name it.
_EN_WRITER = (
    r"(?:ai|a\.i\.|llm|gpt|chatgpt|language model|assistant|(?:ai |report )?bot|reporter|ai assistant|"
    r"report (?:writer|generator|author)|summary (?:writer|generator)|summari[sz]er)"
    r"(?! (?:manager|coach|director|professor|chef|referee))"
)
_NB_WRITER = (
    r"(?:ki(?:-en)?|ai(?:-en)?|assistent(?:en)?|språkmodell(?:en)?|(?:rapport)?robot(?:en)?|"
    r"rapport(?:skriver|generator)(?:en)?|oppsummerer(?:en)?|den som skriver (?:rapporten|sammendraget|referatet))"
)
_UK_WRITER = (
    r"(?:ші|штучн\w+ інтелект\w*|асистент\w*|бот\w?|мовн\w+ модел\w+|генератор\w* звіт\w*|"
    r"автор\w? (?:звіту|підсумку)|того, хто (?:підсумовує|пише))"
)
_ZH_WRITER = r"(?:ai|人工智慧|助理|語言模型|報告(?:產生器|機器人|撰寫者)|摘要(?:撰寫)?者|機器人|寫報告的人)"
_STARTS = r"(?:^|[.!?;:,(\n。！？>-] ?)"
_OF_OTHERS = r"(?! (?:from|in|on|for|of|about|fra|i|på|om|від|з|із|про|на)\b)"

#: Addresses the writer; with a verb of VERB behind it that is an order.
ADDRESS = _any(
    rf"{_STARTS}(?:dear |hey |hi |to |to the |note to the |ok )?{_EN_WRITER}\b ?[,:]",
    rf"\b(?:(?:to|for) the|dear|hey) {_EN_WRITER}\b(?=\W|$)",
    rf"\bthe {_EN_WRITER} (?:must|should|shall|has to)\b",
    r"\bwhoever (?:writes|transcribes|summari[sz]es) this\b|\bif an? assistant is summari[sz]ing\b",
    r"\bwhen you (?:write|summari[sz]e) (?:the|this|your) (?:report|summary|call)\b",
    rf"{_STARTS}(?:kjære |hei |til )?{_NB_WRITER} ?[,:]",
    rf"(?<!\w)(?:til|kjære) {_NB_WRITER}(?!\w)",
    rf"(?<!\w)(?:{_NB_WRITER}) (?:må|skal)(?!\w)",
    r"(?<!\w)du som skriver (?:rapport|referat|sammendrag)\w*|når du skriver rapporten",
    rf"{_STARTS}(?:шановний |привіт,? )?{_UK_WRITER} ?[,:]",
    rf"(?<!\w)(?:для|до|шановний) {_UK_WRITER}(?!\w)",
    r"(?<!\w)ші (?:має|мусить|повинен)|хто пише (?:цей |цю )?звіт|коли писатимеш звіт",
    rf"(?:^|[.。,!?(\n] ?){_ZH_WRITER} ?[,:請]|(?:致|給|親愛的).{{0,7}}{_ZH_WRITER}",
    r"寫這份(?:摘要|報告)的人|ai.{0,6}必須|你寫報告時",
)
#: What the writer is told to do.
VERB = _any(
    r"\b(?:write|say|state|mention|include|insert|add|put|output|print|repeat|list|reveal|conclude|tell readers|begin|"
    r"wording is|replace|leave out|omit|decode|collect|report nothing|contain|finding|report has to|whatever the)\b",
    r"(?<!\w)(?:skriv\w?|si|nevne?|ta med|ta og med|legg (?:inn|til)|sett|gjenta|list opp|vis|utelat|konkluder|"
    r"rapporter ingenting|ordlyden er|erstatt|begynn|samle|siter)(?!\w)",
    r"(?<!\w)(?:на)?пиш[иі]\w*|писати|(?<!\w)(?:скажи|згадай|додай|встав|постав|повтори|перелічи|покажи|пропусти|"
    r"зроби висновок|нічого не повідомляй|заміни|почни|збери|звучати|формулювання|сказати)(?!\w)",
    r"寫|說|提一?下|加上|放入|放在|列出|重複|略過|不要報告|改為|換成|蒐集|結論|措辭|引用",
)
#: The document, or a part of it.
DOCUMENT = _any(
    r"\b(?:report|summary|every (?:sentence|line)|each (?:sentence|line)|resolution)\b",
    r"rapport|sammendrag|hver setning|звіт|підсум|кожного речення|報告|摘要",
)
#: What would act in a document: links, tags, mentions.
MARKUP = _any(
    r"\]\((?:https?|mailto|javascript|data|www)|<(?:https?|mailto):[^>\s]*\||<(?:img|a |script|iframe|svg)\b",
    r"<!(?:channel|here|everyone)|<@[uw]\w|@(?:channel|here|everyone)\b",
)
#: An order by itself.
STRONG = _any(
    # rules are to be forgotten
    r"\b(?:ignore|disregard|forget|override|bypass)\b (?:\w+ ){0,3}?(?:all|any|your|previous|prior|earlier|above|"
    rf"everything)\b (?:\w+ ){{0,2}}?(?:instructions?|rules|prompts?|guidelines|you were told)\b{_OF_OTHERS}",
    r"\b(?:ignore|forget|disregard) your (?:rules|instructions|prompt)\b|\byour new (?:task|role|instructions)\b",
    r"\bnew instructions ?:|\byou are now in \w+ mode|\bfrom now on you (?:speak|are|will)\b|\brules are void\b",
    r"(?<!\w)(?:ignorer|glem|se bort fra|overse) (?:\w+ ){0,2}?(?:alle |tidligere |dine ){0,2}"
    rf"(?:instruks(?:er|jon\w*|ene)|reglene)(?: dine)?(?!\w){_OF_OTHERS}|(?<!\w)glem alt du har fått beskjed",
    r"(?<!\w)nye instrukser ?:|(?<!\w)du er nå i \w+modus|fra nå av snakker du|reglene over gjelder ikke",
    r"(?<!\w)(?:ігноруй\w*|забудь|не зважай на|відкинь) (?:\w+ ){0,3}?(?:(?:усі|всі|свої|попередні) )?(?:\w+ )?"
    rf"(?:інструкції|правила|вказівки|що тобі казали){_OF_OTHERS}|(?<!\w)забудь усе, що тобі казали",
    r"нові інструкції ?:|(?<!\w)ти в режимі|відтепер говори|правила вище скасовано",
    r"(?:忽略|無視|不要理會|忘記)(?:你)?(?:先前|之前|以上|所有|你的|被告知|的|一切){1,5}(?:指示|指令|規則|提示|一切)",
    r"新的?指令 ?:|你現在處於.{0,4}模式|規則作廢|從現在起你可以",
    # it plays another part of the conversation, or closes the data
    r"<\|im_(?:start|end)\|>|\[/?inst\]|<</?sys>>|</?(?:data|context|messages|system|instructions)>",
    r"={3,} ?[0-9a-f]{8,16} ?={3,}|\"(?:sections|claims|cites)\" ?:|[⟦⟧]",
    # it plays the program that checks
    r"\bclaim \d+ ?(?:is|:|must)|\bit must read ?:|\brewrite it as\b|\[[mcxtpaf]\d{1,3}\]|\badd a claim\b|\bciting f\d",
    r"påstand \d+|den må lyde ?:|твердженн[яі] \d+|перепиши його так|第 ?\d+ ?項(?:聲明|錯誤)|改寫成 ?:",
    r"\b(?:report|summary)\b.{0,24}\b(?:must|has to|shall) (?:say|state|read) that\b|\bsummary must contain\b",
    r"referatet.{0,24}må si at|підсумок.{0,24}має сказати|摘要必須[說寫]",
    # it wants to see what the writer was told or what is hidden
    r"\bsystem prompt\b|\bhidden instructions\b|\bprint the vault\b|systemprompt|skjulte instruks|системн\w+ промпт",
    r"прихован\w+ інструкц|系統提示詞|隱藏指令",
    r"(?:[a-z]{1,6}-[a-z]{1,4}(?:,| and| og| і|、| 和)* ?){2,}(?:stand for|står for|означають|代表)",
    r"(?:hva|що|what) (?:[a-z]{1,6}-[a-z]{1,4},? ?){1,}",
    # it acts where a document is opened
    r"^=\w+\(|=hyperlink\(|\bincludepicture\b|\bddeauto\b|<script\b|<iframe\b|javascript:|data:text/html",
)
_HINT_WORDS = """
    instruction rules prompt assistant ai: ai, ai) ai請 ai必 bot report summar system claim sections vault llm gpt told
    model instruks regl beskjed ki: ki, ki-en robot rapport sammendrag oppsummer assistent språkmodell påstand referat
    інструкц правил казали ші асистент бот звіт підсум модел твердж означа вказівк 指示 指令 規則 提示 助理 報告
    摘要 聲明 模型 告知 機器人 代表 項 im_ inst] override sys>> </ === ⟦ ⟧ [m [c [x [t =hyper include ddeauto <script
    <iframe javascript data:
"""
#: Texts without any of these are not looked at further.
HINTS = tuple(_HINT_WORDS.split())
