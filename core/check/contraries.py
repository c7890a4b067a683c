"""States that exclude each other though no `not` is lost: still dripping and stopped, no word and replied."""

import re
from collections.abc import Iterator

from core.check.cases import Case
from core.check.concepts import concept
from core.check.language import alike
from core.check.polarity import Clause, clauses, denied, doubtful, planned
from core.check.vocabulary import Said, Vocabulary

_STILL = Vocabulary(r"still|fortsatt|fremdeles|досі|все ще|усе ще|ще", "仍然?|還是|還在")
_STILL_WHAT = re.compile(
    r"(?<!\w)(?:still|fortsatt|fremdeles|досі|все ще|усе ще|ще) (?:not )?(?P<what>[^\W\d_]{3,})|(?:仍然?|還是|"
    r"還在)(?P<han>[\u3400-\u9fff]{1,2})"
)
_ENDED = Vocabulary(
    r"stopped|ended|ceased|fixed|solved|cured|resolved|no longer|gone|stoppet|stanset|opphørte|løste|fikset|"
    r"ikke lenger|borte|"
    r"припинил\w+|зупинил\w+|усунул\w+|усунено|зник\w+|більше не|вирішил\w+",
    "停止|不再|沒再|解決|消失|已排除|改善",
)
_NO_REPLY = Vocabulary(
    r"no (?:word|answer|reply|response|news|feedback)|not (?:heard|replied|answered|responded)|"
    r"(?:haven't|hasn't|hadn't|didn't|doesn't|won't) (?:yet )?(?:heard|replied|answered|answer|reply|respond|"
    r"responded)|"
    r"no one (?:answers|answered)|nobody (?:answers|answered|replied)|silence|"
    r"ingen svar|ikke (?:svart|hørt|fått svar)|svarer ikke|hører ikke|uten svar|"
    r"не (?:відповіда\w+|відповів|відповіла|відповіли|почули)|немає відповіді|без відповіді|мовч\w+|жодної відповіді",
    r"沒有?(?:回覆|回應|回音|消息|答覆|人接)|未(?:回覆|答覆|回應)|尚未(?:回覆|答覆|回應)|還沒有?(?:回覆|答覆|回應|消息|回音)|不回",
)
_REPLIED = Vocabulary(
    r"replied|answered|responded|got back|(?:has|have|had) (?:already )?(?:replied|answered|responded)|"
    r"svarte|har svart|har fått svar|svarer|відповів|відповіла|відповіли|надійшла відповідь",
    r"已(?:經)?(?:回覆|答覆|回應)|回覆了|答覆了|回應了",
)
_FINE = Vocabulary(
    r"no (?:problem|problems|fault|faults|issue|issues|errors?) (?:with|on|in)|is (?:fine|ok|okay|good)|are "
    r"(?:fine|ok|okay|good)|"
    r"er (?:ok|fin|bra|i orden)|ingen (?:feil|problemer) (?:med|på)|ingenting galt|"
    r"в нормі|справн\w+|все добре з|у порядку|ні до чого",
    r"沒有?問題|正常|沒有?異常|無異常|沒壞",
)
_FAULTY = Vocabulary(
    r"faulty|defective|broken|has a (?:fault|problem)|have (?:faults|problems)|had a (?:fault|problem)|"
    r"er (?:defekt|ødelagt|feil)|har (?:en )?feil|несправн\w+|зламан\w+|є несправність|пошкоджен\w+",
    r"有問題|異常(?!狀況排除)|故障|壞了|損壞",
)
_NORMAL_AGAIN = Vocabulary(
    r"back to normal|up again|back up|works again|working again|virker igjen|oppe igjen|tilbake til normalt|"
    r"знову працює|знову працюють|відновлено|відновили",
    r"(?<![不未沒])(?:恢復正常|正常了|恢復了|已(?:經)?(?:恢復|正常))",
)
_NOT_NORMAL = Vocabulary(
    r"still (?:down|broken|failing|out)|not (?:yet )?back to normal|still not working|fortsatt nede|"
    r"virker fortsatt ikke|"
    r"(?:досі|ще) не працю\w+|не відновлено|не відновили",
    r"(?:未|沒有?|無法)恢復|仍不正常|還不正常",
)
_NO_HELP = Vocabulary(
    r"no luck|no effect|no use|useless|in vain|without success|nothing changed|made no difference|no difference|"
    r"(?:didn't|did not|doesn't|does not|hasn't|has not) (?:help|helped|work|worked|change anything)|no improvement|"
    r"hjalp ikke|hjelper ikke|ingen effekt|ingen forskjell|uten hell|virket ikke|"
    r"не (?:допомогло|допоміг|допомогла|допомагає|спрацювало|подіяло)|без результату|марно|нічого не змінилося",
    r"沒有?用|沒有?效|無效|沒有?改善|沒有?幫助|沒差|無濟於事",
)
_HELPED = Vocabulary(
    r"helped|solved (?:it|the)|fixed (?:it|the)|worked|did the trick|resolved (?:it|the)|brought (?:it|them) back|"
    r"hjalp|løste|fikset|virket|допомогло|допоміг|допомогла|спрацювало|вирішило|виправило|усунуло",
    r"就好了|好了|解決|修好|有效|有用|恢復|改善",
)
_CANCELLED = Vocabulary(
    r"skip\w*|cancel\w*|called off|call off|drop the|dropping the|postpon\w+|put off|avlys\w*|dropper|droppet|"
    r"utsatt|utsette\w*|"
    r"utsetter|innstilt|скасу\w+|скасов\w+|відклад\w+|відклал\w+|перен[іо]с\w+",
    "取消|延後|延期|改期|暫停",
)
_GOES_AHEAD = Vocabulary(
    r"goes ahead|go ahead|went ahead|as planned|on schedule|går som planlagt|som planlagt|відбудеться|за "
    r"планом|як заплановано",
    "如期|照常|照計畫|按計畫",
)
_LATE = Vocabulary(
    r"late|delayed|delay|stuck|behind schedule|forsinket|forsinkelse|sitter fast|запізн\w+|спізн\w+|затрим\w+|заторі",
    "遲到|延誤|塞車|晚到|晚.{0,8}到|來不及",
)
_ON_TIME = Vocabulary(r"on time|punctual\w*|in time|i tide|presis|til rett tid|вчасно|своєчасно", "準時|如期抵達|及時")
_PASSED = Vocabulary(
    r"passed|passes|approved|bestått|besto|bestod|godkjent|пройдено|пройшов|пройшла|пройшли|складено|схвалено",
    "通過|合格|核准",
)
_FAILED = Vocabulary(
    r"failed|fails|rejected|flunked|strøk|stryk|underkjent|avvist|провалив|провалила|провалено|відхилено",
    "未通過|不合格|沒過|退件|被拒",
)
_REFUSED = Vocabulary(
    r"refused|denied|turned down|rejected|forbade|nekte\w*|avslo|avslår|avslått|ga (?:oss |dem )?(?:ikke|avslag)|"
    r"fikk (?:ikke|avslag)|forbød|відмовил\w*|відмовив|не дозволил\w*|не дозволив|заборонил\w*|заборонив|"
    r"не дал\w+ дозвол\w*",
    "拒絕|不准|不同意|駁回|不核准|沒有?核准|沒有?同意|未核准|未同意",
)
_GRANTED = Vocabulary(
    r"granted|permitted|allowed|gave (?:its |us |them )?(?:permission|consent|leave)|"
    r"(?:ga|gav|gitt|fikk|fått) (?:[^\W_]+ ){0,3}(?:tillatelse|samtykke|lov)|tillot|innvilget|"
    r"дозволив|дозволил\w+|надав дозвіл|надал\w+ дозвіл|дав дозвіл|дал\w+ дозвіл|отрима\w+ дозвіл",
    "准許|允許|核准|批准|同意",
)
_DECLINED = Vocabulary(
    r"declined|turned (?:it |that |this )?down|refused|said no|didn't want|no thanks|"
    r"takket nei|takka nei|avslo|avslår|ville ikke ha|sa nei|"
    r"відмовив\w*|відмовил\w*|не захотів|не захотіл\w|не прийня\w+",
    "婉拒|拒絕|謝絕|拒收|不接受|不想要",
)
_ACCEPTED = Vocabulary(
    r"accepted|took up|took (?:the|an) offer|said yes|tok imot|tatt imot|takket ja|takka ja|aksepterte|sa ja|"
    r"прийняв|прийнял\w|погодив\w*|погодил\w*|скористав\w+|скористал\w+",
    "接受|答應|同意",
)
_PAIRS = (
    (_REFUSED, _GRANTED),
    (_DECLINED, _ACCEPTED),
    (_NO_REPLY, _REPLIED),
    (_FINE, _FAULTY),
    (_NORMAL_AGAIN, _NOT_NORMAL),
    (_NO_HELP, _HELPED),
    (_CANCELLED, _GOES_AHEAD),
    (_LATE, _ON_TIME),
    (_PASSED, _FAILED),
    (_FAILED, _PASSED),
)
_SENT_BACK = (_REFUSED, _DECLINED)
#: that a part was refused, which a claim may tell beside what was accepted
_PART = Vocabulary(
    r"refus\w+|declin\w+|denied|reject\w+|turn\w* (?:\w+ ){0,3}(?:away|down|back)|sent (?:\w+ ){0,3}back|"
    r"avvis\w+|avslo|avslår|nekte\w*|takket nei|sendte (?:\w+ ){0,3}tilbake|відмов\w+|відхил\w+|поверну\w+",
    "拒|退回|退掉|婉謝",
)
#: one counted among many, in the claim; and told to be outside them
_AMONG = re.compile(
    r"(?<!\w)(?:the |a )?(?P<one>[^\W\d_]{3,}) (?:(?:being |is |was )?(?:among|one of) (?:them|those)|included)(?!\w)|"
    r"(?<!\w)(?:including|incl\.|inkludert|deriblant|herunder|включно з|в тому числі|зокрема) "
    r"(?:the |a )?(?P<two>[^\W\d_]{3,})|"
    r"(?<!\w)blant dem (?:er |var |også )?(?P<three>[^\W\d_]{3,})|"
    r"(?<!\w)серед них (?:й |і |є |була? )?(?P<four>[^\W\d_]{3,})|(?:其中包括|包括|包含|含)(?P<five>[\u3400-\u9fff]{2})"
)
_APART = Vocabulary(
    r"except|excluding|apart from|spared|unaffected|unntatt|bortsett fra|slapp unna|крім|окрім|за винятком|"
    r"не постражда\w+",
    "除外|除了|不含|不包括|不包含|不受影響|未受影響",
)
#: that the one comes before the other, in the claim; and told to come only after it
_BEFORE = re.compile(r"(?<!\w)(?:before|ahead of|prior to|før|перш ніж|до того,? як|раніше ніж) (?P<what>[^.,;:!?]+)")
_ONLY_AFTER = re.compile(
    r"(?<!\w)(?:not (?:\w+ ){0,3}(?:before|until)|(?:\w+n't|no \w+|nothing) (?:\w+ ){0,5}(?:before|until)|"
    r"(?:only|not until) (?:after|when|once)|"
    r"ikke (?:\w+ ){0,4}før|først (?:etter|når)|ingen (?:\w+ ){1,4}før|"
    r"не раніше,? ніж|(?:лише|тільки) (?:після|коли|тоді)|не (?:\w+ ){0,4}(?:до|поки)) (?P<what>[^.,;:!?]+)"
)


_POINT = re.compile(r"[,;.!?。，；！？]")


def contradicted(case: Case) -> str | None:
    """Words of the claim that what is cited says the contrary of."""
    own, given = case.scan.bits, case.offered_bits
    if own & _ENDED.bit and given & _STILL.bit:
        for what in _goes_on(case):
            return what
    for told, claimed in _PAIRS:
        met = claimed.search(case.scan.said) if own & claimed.bit and given & told.bit else None
        if (
            met
            and _only(case, told, claimed)
            and not _softened(case.scan.said, met, claimed)
            and not (told in _SENT_BACK and _PART.search(case.scan.said))
            and _about_the_same(case, told)
        ):
            return met[0]
    return _counted_in(case) or _too_early(case)


def _counted_in(case: Case) -> str | None:
    """Somebody or something the claim counts among those hit, and every sentence of a source leaves out."""
    for match in _AMONG.finditer(case.scan.said.text):
        one = next(filter(None, match.groups()))
        about = [
            told
            for source in case.sources
            for told in source.told
            if one in told.text or any(alike(concept(one), stem) for clause in clauses(told) for stem in clause.stems)
        ]
        if about and all(denied(told) or _APART.search(told) for told in about):
            return match[0]
    return None


def _too_early(case: Case) -> str | None:
    """`paid before the parts came` of what is told as `not before the parts have come`."""
    text = case.scan.said.text
    for match in _BEFORE.finditer(text):
        if denied(case.scan.said.part(text[: match.start()])) or _ONLY_AFTER.search(text):
            continue
        what = _stems_of(case.scan.said.part(match["what"]))
        for source in case.sources:
            for told in _ONLY_AFTER.finditer(source.said.text):
                then = _stems_of(source.said.part(told["what"]))
                if any(alike(mine, theirs) for mine in what for theirs in then):
                    return match[0]
    return None


def _stems_of(said: Said) -> tuple[str, ...]:
    return tuple(stem for clause in clauses(said) for stem in clause.stems)


def _softened(said: Said, met: re.Match[str], claimed: Vocabulary) -> bool:
    before = said.part(said.text[max(0, met.start() - 20) : met.start()])
    after = said.part(_POINT.split(said.text[met.end() : met.end() + 10])[0])
    rest = said.part(claimed.pattern.sub(" ", said.text))
    return denied(before) or denied(after) or doubtful(said) or planned(rest)


def _only(case: Case, told: Vocabulary, claimed: Vocabulary) -> bool:
    """Whether a source says the one, and none says the other outright."""
    saying = [one for source in case.sources for one in source.told if told.search(one)]
    others = [one for source in case.sources for one in source.told if claimed.search(one) and not told.search(one)]
    return bool(saying) and not others


def _about_the_same(case: Case, told: Vocabulary) -> bool:
    """Whether the sentence that says it shares a content word with the claim, or is all that is cited."""
    own = clauses(case.scan.said)
    saying = [clause for source in case.sources for clause in source.clauses if told.search(clause.said)]
    if not saying:
        return len(case.sources) == 1
    return any(_shared(mine, theirs) for mine in own for theirs in saying) or len(case.sources) == 1


def _shared(one: Clause, other: Clause) -> bool:
    if any(alike(stem, their) for stem in one.stems for their in other.stems):
        return True
    mine, theirs = _pairs(one.said.text), _pairs(other.said.text)
    return bool(mine & theirs)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1) if text[i] >= "\u3400" and text[i + 1] >= "\u3400")


def _goes_on(case: Case) -> Iterator[str]:
    """What a source says is still so and the claim says is over."""
    for source in case.sources:
        for match in _STILL_WHAT.finditer(source.said.text):
            what = match["what"] or match["han"]
            for clause in clauses(case.scan.said):
                ended = _ENDED.search(clause.said)
                here = (
                    what in clause.said.text if match["han"] else any(alike(concept(what), one) for one in clause.stems)
                )
                if here and ended and not denied(clause.said.part(clause.said.text[: ended.start()])):
                    yield what
