"""Words that are names too: as a name they count only with a capital inside a sentence, with an @, or as an author."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Months and days that people are called by.
IN_CALENDARS = _words("may june april august mai juni juli january march july sol søndag січень лютий серпень")

_EN = """
    a able about above access account across act action active actually add admin after again against agent ago
    agree ahead alarm alert all allow almost alone along already also always am among an and angel animal another
    answer any anyone anything app apple apply april are area arm army around art as ash ask asset at august autumn
    available away baby back bad bag ball band bank bar barley base basil bat bay be beach bean bear beat beau
    beauty because bee been beer before begin behind bell belt berry best better between big bill billy bird bishop
    bit black blade blaze blink block blow blue board boat bob body bolt book boss bot both bottle bottom bow box
    boy brand bread break brick bridge bright bring broken brook brown buck bud buddy buffer bug build bull bunny
    burn bush business but butler button buy by cable cache cake call can candy cap captain car card care carol
    carter case cash cat cause cell chain chair chance change channel chapel charge charity chase chat check cherry
    chief chip chuck church city class clay clean clear clerk click client cliff clock close cloud club coal coat
    code coffee cold cole colour come common company complete computer connect console cook cool copper copy coral
    core corner cost could count country course cover crash crazy crew cross crow crystal cup current customer cut
    cyber daemon daily daisy dale dark dash data date dave dawn day dead deal dean debian deep default delay dell
    demo den desk dev device did dick die different digital do doc doctor does dog dollar dolphin done door dot
    double doubt down drake dream drew drive driver drop dry duck due duke dusk dust dusty each ear earl earlier
    early earth east easy echo eden edge edit eight either elder else email empty end engine enough entry error even
    evening ever every everyone evil example except exit expert extra eye face fact fail failure fair faith fall
    false family far fast fat father fawn feel felt fern few field file fill final find fine fire first fish fisher
    fit five fix flag flash flat fleet flint flora flow flower fly folder follow food foot for force ford forest
    forge forget form fortune forward found four fox frank free fresh friday friend frog from front frost fuel full
    fun fury future game garden garnet gas gate gay gene general get ghost gift ginger girl give glad glass global
    go goal god gold gone good goose grace grand grant graph grass gray great green grey ground group grow guest
    guide gun guy had hail half hall hand handle happy hard hardy harmony harp has hash hat have haven hawk hay
    hazel he head heart heat heath heather heaven heavy help her here hero hi high hill him his hit hold home honey
    honor hood hook hope horn horse host hot hour house how hub huge human hunt hunter i ice icon idea if image in
    incident info inside internal into iris iron is issue it item its ivory ivy jack jacket jade jasmine jasper java
    jay jazz jersey jet jewel job joe john join joker joy june junior just justice keep kernel key keys kid kill
    kind king kit kitty knight know lab lacy lad lady lake lamb lamp lance land lane large lark last late later
    laugh laurel law lead leaf league lean learn least leather leave led lee left leg less let letter level liberty
    life light lily line link linux lion list listen little live load local lock log london long look loop lost lot
    lots love low luck lucky mac machine mad made magic mail main major make man manager many map maple march marina
    mark market marsh marshal mason mast master match mate matrix matter max may maybe me mean medic meet melody
    member memory mercury mercy merry message metal meter might mike miles mill miller million mind mine mini minor
    mint minute miss mistress mix mobile mode model moment monday money monitor monkey month moon moor more morning
    moss most mother mountain mouse move mouth mr ms much music must my mystic name nano nature navy near neat need
    net network never new news next nice nick night nine ninja no noble nobody node none noon nope nor norm normal
    north not note nothing now null number nurse oak object ocean odd of off offer office often ok okay old olive
    olympia on once one online only opal open operator or orange orchid order other our out outside over owl own
    owner pace packet page pain paint palm pan panda panel panther paper parent paris park parker part parts party
    pass past pat patch path patience paul pay peace pearl pen penny people pepper per percy perhaps pet phoenix
    phone photo piece pike pilot pin pine ping pink pipe pixel place plan plane planet plant plate play player
    please plus point pole police pool poor pop poppy port porter possible post power present press price pride
    prince print prize probably problem process product project proof proxy pub public pull pump pure purple push
    put python queen query question quick quiet quite rabbit radio rage rail rain rainbow rally random range rapid
    rat rate raven ray reach read ready real really reason red reed reef rein release remember report request reset
    rest result rex rich ride right ring ripley rise river road rob robin robot rock rocky rod roll roman roof room
    root rose rough round route row royal ruby rule ruler run running rush russet rusty sable safe sage said sail
    saint sale salt same sand sandy santa sapphire saturday save saw say scale scarlet school science scooter scout
    screen script sea seal search season second secret section security see seed seem sense sergeant server service
    session set seven several shade shadow shall shark sharp shaw she shed sheet shell shepherd shift ship shop
    short should show side sierra sign silver simple since single sir site six size skip sky slate sleep slow small
    smart smile smith smoke smooth snake snow so social soft software solo some someone something son song soon
    sorry sort soul sound source south space spam spark spear speed spell spider spike spirit spot spring spy square
    staff stage stand standard star start state status stay steel steep stella step sterling stick still stock stone
    stop storage store storm story straight strange stream street strong studio stuff such sudo sue sugar summer sun
    sunday sunny super support sure surf sweet swift switch sword sync system table tag take talk tall tank tap
    target task taylor tea team tech temple ten term terminal test text than thank thanks that the their them then
    there these they thing things think third this thomas thorn those though three through thursday thus tiger tight
    till time tin tiny tip tired to today together tom tomorrow ton tone tonight too took tool top total touch towel
    tower town track trade train transfer trap travel tree trigger trip troll trouble troy truck true trust try
    tuesday tulip turn turner twin two type ubuntu ugly under unit unix unknown until up update upon urban us use
    user usual valley value van vault venture version very via video view viking violet viola viper virgin virtual
    vision visit vista voice wade wait walk walker wall want war warm warning was wash watch water wave way we weak
    wealth weather web wednesday week welcome well went were west whale what wheat wheel when where which while
    white who whole why wide wild will willow win wind window windows wine wing winner winter wire wise with without
    wizard wolf woman won wonder wood woods wool word work worker world worth would wow wren wrong year yellow yes
    yesterday yet york you young your zero zip zone
"""
_NB = """
    aldri alle alltid alt alv andre annen ansatt arbeid at av avdeling bak bare barn bedre begge ben berg bilde
    bjarn bjørk bjørn bla blad ble bli blitt blå bo bok bord bort bra bred bruk bruker bryte bråte bud bunn by bygg
    bør båt både da dag dal dame de deg del dele den denne der dere det dette din disse dit du dyr dyrket då eg egen
    eier eik ei ein eller en enda ene eng enhet enn er et etter falk far fast feil fikk fin finn finne fire fjell
    flere fly folk for fordi foss fra fram frem fri frode frost før først få får gang gata gi gikk gitt gjerde gjøre
    gled god godt grei gren gro grunn grønn gå gått går ha hadde haga hage halv han har haug hav hei heim helg helge
    hell heller helt hen henne hennes her hit hjem hos hun hus hva hvem hver hvis hvor høy i idag ikke ild ingen inn
    inne jeg jern jo jul kan kanskje kasse klar kom komme konge kort kose krog kunde kunne kveld la lag lager lang
    lange langt lar leif lie lik lille lim lind line linje lite liten liv lo lund lyn lys løv løve mai man mange med
    meg mellom men mer mest mi min mor mot mye må måned måte natt ned neste ni noe noen nok nor nord nu ny nytt nå
    når odd og også olje om opp ord orm os oss over per plass på rett rev ro roe rolig rom rosa rød sa sak sammen
    samme sand se ser seg selv sen senere si side siden sier sin sist siv skal skog skrev skulle slik slo slutt små
    snø sol som stein sted sti stor storm stort strand strøm svært sverd så sør ta tar tale tall tid til time ting
    to tok tom tone tor tre trenger trygg tur tåke under ung unn unna ut ute uten vakt vakre van vant var varm ve
    ved vei vel venn verd vest vi vil vind ville vinter vis viste vår være vært å år åpen åse
"""
_UK = """
    а або але аби без би бік біля був була було бути в вам вас ваш веде велика великий весна вже ви від віра вірний
    він вона вони вовк воля все всі втім гай галка година голова голос горобець день де для до доба добре добрий
    довго дощ друг дуб дякую є з за завтра завод зараз зима зірка знов знову і із інший його кава каже карта квітка
    клен кіт коваль коза коли команда король краса кравець кузня куди лев лис лист ліс літо лінія любов люди марта
    мельник мене мир мирний мова можна моє мороз море на надія нам нас наш не небо немає ні ніч нова новий ну обід
    один он орел осінь ось панна перший під пісня по поки пора правда про прийом роза роман рік річ сад самий світ
    світла своя сила сім склад слава слово сніг сон сонце соловей стара старий сьогодні та так там твій те теж тепер
    тиха тихий ти то тоді той три тут тополя у увага усе хата хліб хто це цей цех час через чи чорна чорний швець що
    щоб щось як яка який ясна
"""

#: Common words of English, Norwegian and Ukrainian, those above all that somebody is called by.
ORDINARY = _words(f"{_EN} {_NB} {_UK}") | IN_CALENDARS

#: Pairs of characters that are given names and words.
ORDINARY_CHINESE = _words(
    """
    文明 光明 明天 天明 大同 和平 建國 建設 國強 國華 中華 志工 自強 自立 自然 信義 忠孝 仁愛 美麗 美好 美金 幸福
    平安 平均 安全 安心 安定 安平 高雄 長安 長江 大安 大海 太平 正常 正義 正確 正式 正中 成功 成立 成長 永遠 永久
    永和 永康 春天 秋天 夏天 冬天 雪山 青山 青年 海洋 天空 天然 天才 天下 大方 大有 大成 大明 新生 新竹 新民 新加
    家人 家庭 小心 小時 小組 少年 文化 文字 文件 文山 文學 明白 明年 明顯 月份 月光 本來 東海 松山 林口 板橋 玉山
    王國 生產 白天 石門 立刻 立即 立法 光復 光輝 再生 冠軍 先進 全勝 公平 公正 勇敢 十全 友善 可能 可愛 品質 嘉義
    堅強 士林 如意 安裝 宏觀 宜蘭 尚未 德國 忠誠 思考 志願 愛國 慶祝 承認 振動 日光 時代 智慧 有為 有限 有成 民主
    民生 永續 清楚 清潔 清水 溫柔 瑞士 真實 祥和 福建 穩定 空白 經理 美國 英文 華南 華山 詩人 誠實 超人 進步 金山
    金門 雅虎 零件 順利 飛機 高興 鳳山 龍井 龍山
"""
)
