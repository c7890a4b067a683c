"""Words that a capital makes look like a name though they are none, and names common enough to know."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: first names that are also plain words: at the start of a sentence they may be either
AMBIGUOUS = _words(
    """will mark may grace hope rose bill frank jack rob pat sue drew art june april august summer dawn faith joy
    ray max sky an per even odd stein dag siv liv ask jo do so in on to no min sol tone stian trygve gro inn
    nor unn van віра надія любов слава"""
)

#: those of them that begin sentences as plain words so often that even a known person's name is doubtful there
LEADING_WORDS = AMBIGUOUS & _words("will may mark hope even per so do in on to no min an van ask любов слава надія")

#: words of reports that carry capitals in headings and titles, or name a body of people
COMMON = _words(
    """action actions agent alert alerts alarm app bot cause causes chat client company contact customer customers
    decision decisions deploy desk engineering everyone finance follow friday help incident info internal it
    line logistics maintenance management manager monitoring monitor network no nobody note office ops
    operations operator operators order orders owner participants people pending problem production project
    quality question questions report reported resolution resolved root sales security service shift site
    someone status summary support system systems task tasks team technician test timeline unknown update
    user users warehouse wiki yes drift driften kunde kunder kundene lager lageret ledelsen linje produksjon
    produksjonen sak salg vedlikehold avdeling клієнт клієнти команда підтримка склад цех лінія оператор"""
)

#: capitalised inside a sentence in any text, without naming anything that could be invented
PLAIN_CAPITALS = _words(
    """i i'm i'll i've i'd ok it id eta utc gmt cet cest am pm faq english norwegian ukrainian chinese internet sms
    pdf mr mrs ms dr nb ps note de dem deres dykk ви вас вам ваш"""
)

_EN = """aaron adam adrian aisha alan albert alex alexander alexandra alice alicia amanda amy andrea andrew angela
    anita ann anna anne anthony arthur ashley barbara ben benjamin beth brandon brenda brian bruce caroline
    carol catherine charles charlie charlotte chloe chris christian christina christine christopher claire
    clara colin connor craig cynthia daniel danielle david dennis derek diana diane donald donna dorothy
    douglas duncan dylan edward eleanor elizabeth ella ellen emily emma eric erica ethan eva evan evelyn
    fiona florence frances fred gareth gary george gina gordon graham greg gregory hannah harold harry
    harriet heather helen henry howard hugo ian isaac isabel isabella jacob james jamie jane janet jason
    jean jeff jeffrey jennifer jenny jeremy jerry jessica jessie jill jim joan joanna joe john jonathan
    jordan joseph josh joshua joyce judith judy julia julian julie justin karen kate katherine kathleen
    katie keith kelly kenneth kevin kim kimberly kyle larry laura lauren lawrence leo leon leonard lewis
    liam linda lisa liz logan louis louise lucas lucy luke lynn madison maggie marcus margaret maria marie
    marilyn mario martha martin mary mason matt matthew maya megan melissa michael michelle mike mia
    mohammed monica nancy naomi natalie nathan neil nicholas nick nicola nicole nigel noah nora norman
    oliver olivia oscar owen pamela patricia patrick paul paula pedro peter philip phoebe phil priya rachel
    ralph raymond rebecca richard robert robin roger ronald rosie roy russell ruth ryan sally sam samantha
    samuel sandra sara sarah scott sean sebastian sharon sheila shirley simon sofia sophia sophie stanley
    stella stephanie stephen steve steven stuart susan suzanne tanya ted teresa terry theresa thomas tim
    timothy tina toby todd tom tony tracy trevor tyler valerie vanessa vera victor victoria vincent virginia
    walter warren wayne wendy wesley wilson yasmin zach zara zoe priya raj ravi anil sanjay deepak omar ali
    ahmed hassan fatima carlos juan jose luis miguel diego pablo antonio marco luca giulia chen wei ming"""
_NB = """anders andreas anette anita anne arild arne arvid asbjørn aslak astrid atle audun aud berit bente birgit
    bjarne bjørg bjørn bård brit camilla cathrine cecilie dagfinn ebba egil einar eirik eivind elin eline
    elisabeth ellen else emil endre erik erlend erling espen eskil eva fredrik frida frode geir gerd gina
    grete gunn gunnar gunvor guro gustav hans harald hege heidi helga helge hilde håkon håvard ida inga
    inger ingrid ingvild iver ivar jakob jan janne jens joakim johan johannes jon jonas jorunn julie jørgen
    jørn kai kari karianne karin karl karoline karsten kathrine kim kjell kjersti kjetil knut kristian
    kristin kristina kristoffer lars lasse leif lena linn lise live magne magnhild magnus maja malin
    marianne marit mari marius markus marte martine mathias merete mette mikkel mona morten nils nina odin
    ola olav ole oskar pernille petter pål ragnar ragnhild randi reidar rolf roar runar rune sander signe
    sigrid sigurd silje simen sindre siri sissel sivert solveig steinar stig stine sunniva svein sverre
    synnøve sølvi terje thea thor tor tora tore torgeir torill torstein torunn tove trond trude tuva ulf
    ulrik unni vegard vibeke vidar vilde wenche yngve åge åse åsne øivind øystein øyvind petra"""
_UK = """адам аліна алла анастасія анатолій ангеліна андрій анна антон антоніна аркадій артем артур богдан борис
    вадим валентин валентина валерій валерія василь вероніка віктор вікторія віталій віталіна владислав
    володимир вячеслав галина ганна геннадій григорій дарина дар'я денис дмитро діана євген євгенія
    єлизавета іван іванна ігор ілля інна ірина катерина кирило костянтин ксенія лариса леонід леся лідія
    любомир людмила максим маргарита марина марія марко марта матвій михайло мирослав мирослава надія назар
    наталія наталя ніна оксана олег олександр олександра олексій олена ольга орест остап павло петро поліна
    роксолана роман ростислав руслан сава світлана святослав сергій соломія софія станіслав степан тамара
    тарас тетяна тимофій тимур устим федір христина юлія юрій юлія ян яна ярина ярослав ярослава зоряна
    зіновій"""
#: first names, lower case
FIRST_NAMES = (
    frozenset(f"{_EN} {_NB} {_UK}".split()) - AMBIGUOUS - {"line", "live", "chen", "wei", "ming", "jean", "марко"}
)
#: products and firms that a writer may bring in from elsewhere, lower case
PRODUCTS = _words(
    """grafana redis postgres postgresql mysql mongodb kafka kubernetes docker rabbitmq elasticsearch kibana
    prometheus datadog sentry jenkins github gitlab jira confluence zendesk salesforce hubspot stripe paypal
    klarna vipps shopify azure aws cloudflare nginx apache oracle siemens abb cisco fortinet microsoft
    google amazon apple sap teams zoom outlook sharepoint windows linux ubuntu debian terraform ansible
    snowflake bigquery airflow twilio pagerduty slack vmware okta bosch rockwell schneider zebra honeywell"""
)

#: Chinese surnames most met in Taiwan, one character each
SURNAMES = frozenset(
    "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董唐溫藍石蔣田康姚鄒白湯尤巫涂聶邵龔樊龐譚倪褚俞閻"
)

#: words that begin with a character that is a surname too
NO_HAN_NAMES = _words(
    """高溫 高壓 高度 高速 高階 馬上 馬達 何時 方便 方案 方向 白天 白板 溫度 溫控 石材
    石油 游標 許多 施工 簡訊 簡單 黃色 黃燈 藍色 藍牙 葉片 張貼 曾經 曾在 杜絕 董事
    尤其 洪水 謝謝 顏色 卓越 周邊 周圍 周末 何者 朱紅 戴上 方才 石墨 江水 林地 唐突
    康復 宋體 姚 方面 何人 何處 高層 高階 高中 白班 江邊 江面 溫馨 連同 施作"""
)

#: what stands before 公司 without naming one
GENERIC_FIRMS = tuple(
    _words(
        """貴 本 該 我們 我 他們 物流 保險 運輸 快遞 外包 客戶 合作 供應商 電力 自來水 瓦斯 保全 清潔 維修 電信 總 母
    子 分 家 間 對方 由 向 與 和 給 跟 請 被 對 在 是 往來 配合 當地 承辦 委外 上游 下游 負責 外部 國內 國外 宅配"""
    )
)
