"""Figures of a Chinese and an English text in one form."""

import pytest
from explainer.text.numerals import differing_figures, read_figures

PAIRS = [
    ("2016年度脱贫57.36万人", "573,600 people left poverty in 2016", {"573600", "2016"}),
    ("规模达到173.1万人", "a total of 1.731 million", {"1731000"}),
    ("认捐22.6亿元", "pledges of 2.26 billion yuan", {"2260000000"}),
    ("近1.6万亿元", "almost 1.6 trillion yuan", {"1600000000000"}),
    ("3000多万人", "more than 30 million people", {"30000000"}),
    ("占比近70%", "nearly 70 per cent", {"70%"}),
    ("百分之十", "10%", {"10%"}),
    ("三分之一的县", "one third of the counties", {"1/3"}),
    ("每半年一次", "every half-year", {"1/2"}),
    ("五级书记", "secretaries of five levels", {"5"}),
    ("二十一个县", "twenty-one counties", {"21"}),
    ("一千二百个村", "one thousand two hundred villages", {"1200"}),
    ("2018年2月12日", "12 February 2018", {"2018", "2", "12"}),
    ("“十三五”时期", "the 13th Five-Year Plan period", {"13", "5"}),
    ("第三方评估", "third-party assessment", {"3"}),
    ("核查农户1885户、4945人", "1,885 households and 4,945 people", {"1885", "4945"}),
    ("人口1亿2000万", "a population of 120 million", {"120000000"}),
    ("投入三万五千元", "35,000 yuan", {"35000"}),
    ("五分之二的村", "two fifths of the villages", {"2/5"}),
    ("五分之一的户", "one in five households", {"1/5"}),
    ("七成资金", "70% of the funds", {"70%"}),
    ("二十一世纪", "the twenty-first century", {"21"}),
    ("第十九届", "the Nineteenth", {"19"}),
    ("共１２０个村", "120 villages in all", {"120"}),
    ("下降10个百分点", "down by 10 percentage points", {"10"}),
    ("六亿五千万", "650 million", {"650000000"}),
    ("1亿零50万", "100.5 million", {"100500000"}),
    ("一百九十万零三千九百七十一", "1,903,971", {"1903971"}),
    ("增长百分之三点五", "up by 3.5%", {"3.5%"}),
    ("三点五公里", "3.5 kilometres", {"3.5"}),
    ("0.5个百分点", "half a percentage point", {"1/2"}),
    ("万分之五", "5 in 10,000", {"5", "10000"}),
    ("伍仟元整", "5,000 yuan", {"5000"}),
    ("廿三个村", "23 villages", {"23"}),
    ("二○二○年", "2020", {"2020"}),
    ("上世纪九十年代", "the 1990s", {"1990"}),
    ("2020年代", "the 2020s", {"2020"}),
    ("三四十户", "thirty or forty households", {"30", "40"}),
    ("七八个县", "seven or eight counties", {"7", "8"}),
    ("占1/3", "one third", {"1/3"}),
    ("②③两项", "(2) and (3)", {"2", "3"}),
    ("百分百", "100%", {"100%"}),
    ("三、四年级", "grades three and four", {"3", "4"}),
    ("一百零五户", "one hundred and five households", {"105"}),
    ("一百多万人", "more than a million people", {"1000000"}),
    ("三千余万元", "more than 30 million yuan", {"30000000"}),
    ("三万五的收入", "an income of 35,000", {"35000"}),
    ("十七八岁", "seventeen or eighteen years old", {"17", "18"}),
    ("百分之二三十", "20% or 30%", {"20%", "30%"}),
    ("两成农户", "20% of the households", {"20%"}),
    ("千分之五", "5 per thousand", {"1/2%"}),
    ("12‰的农户", "1.2% of the households", {"1.2%"}),
    ("打八五折", "at 85% of the price", {"85%"}),
    ("百分之百到位", "100% in place", {"100%"}),
    ("两不愁三保障", "Two Assurances and Three Guarantees", {"2", "3"}),
]  # fmt: skip


@pytest.mark.parametrize(("zh", "en", "figures"), PAIRS)
def test_both_languages_read_alike(zh: str, en: str, figures: set[str]) -> None:
    assert read_figures(zh, "zh").stated == figures
    assert read_figures(en, "en").stated == figures
    assert differing_figures(zh, en) == ([], [])


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("四川的一把手十分重视", "the top leader of Sichuan may attach great weight to it"),
        ("“双组长”制", "double group leaders"),
        ("两者都对", "both are right"),
        ("一个县", "one county"),
        ("百色、三都、千阳和六盘水", "Baise, Sandu, Qianyang and Liupanshui"),
        ("张三住在九江市", "Zhang San lives in Jiujiang"),
        ("数百个村，几十户", "hundreds of villages, dozens of households"),
        ("防控COVID-19，参加G20", "fighting the virus of COVID-19 and joining the G20"),
        ("我走访了两三个村", "visited two or three villages"),
        ("零下五度", "minus five degrees"),
        ("二十几个村", "more than twenty villages"),
        ("“万企帮万村”", "10,000 enterprises help 10,000 villages"),
        ("一二三产业", "primary, secondary and tertiary industries"),
        ("“七一”讲话", "the speech of 1 July"),
        ("全国两会期间", "during the annual sessions"),
        ("全国两会期间", "during the Two Sessions"),
        ("做好三农工作", "work on agriculture, villages and farmers"),
        ("做好三农工作", "work on the three rural issues"),
        ("纠正四风，压减三公经费", "mending conduct, cutting expenses on official meals"),
        ("五保户", "households with the Five Guarantees"),
        ("五四运动", "the May Fourth Movement"),
        ("在五一当天", "on 1 May"),
        ("在五一当天", "on Labour Day"),
        ("纪念一二九运动", "the movement of 9 December"),
        ("九一八以后", "after 18 September"),
        ("双十一促销", "the sales of 11 November"),
        ("来自五湖四海，十全十美", "from all over, and perfect"),
        ("三番五次、三令五申", "again and again"),
        ("三三两两的村民", "villagers in small groups"),
        ("千钧一发，万无一失", "in the nick of time and with no mistake"),
        ("十来个县", "about ten counties"),
        ("十来个县", "a dozen counties or so"),
        ("走了百八十里", "walked a hundred li or so"),
        ("打七折", "30% off"),
        ("投资三兆元", "an investment of 3 trillion yuan"),
        ("5兆字节", "5 megabytes"),
        ("瑞雪兆丰年", "snow foretells a good harvest"),
        ("万一失败，千万不要放弃", "if it fails, never give up"),
        ("收入翻番", "income doubled"),
        ("收入翻了两番", "income quadrupled"),
        ("产量增加两倍", "output tripled"),
        ("产量增加1.5倍", "output rose by 150%"),
        ("近七成五的户，约3成的县", "nearly 75% of the households and 30% of the counties"),
        ("两三千元，500万到800万户", "two or three thousand yuan, 5 to 8 million households"),
        ("两万五千里长征", "the Long March of 25,000 li"),
        ("本世纪头十年的5G基站", "5G base stations in the first decade of the century"),
        ("百分之百落实", "wholly carried out"),
        ("半年一查，每次一刻钟", "checked every six months, a quarter of an hour each"),
        ("（一）领导；（二）资金", "(a) leadership; (b) funds"),
        ("三级甲等医院里的一亩三分地", "one’s own plot in a hospital of the top grade"),
        ("上千户，五谷丰登", "over a thousand households and a good harvest"),
        ("八七扶贫攻坚计划", "the Eight-Seven Plan"),
        ("二元结构", "the dual structure"),
        ("珠三角的百姓", "the people of the Pearl River Delta"),
    ],
)
def test_idioms_are_no_figures(zh: str, en: str) -> None:
    assert differing_figures(zh, en) == ([], [])


@pytest.mark.parametrize(
    ("zh", "en", "only_zh", "only_en"),
    [
        ("57.36万", "537,600", ["573600"], ["537600"]),
        ("九个市", "the cities", ["9"], []),
        ("这些市", "the nine cities", [], ["9"]),
        ("10%", "10", ["10%"], ["10"]),
        ("2015年6月", "July 2015", ["6"], ["7"]),
        ("10个百分点", "11 percentage points", ["10"], ["11"]),
        ("六亿五千万", "600 million", ["650000000"], ["600000000"]),
        ("两三个村", "two villages", ["3"], []),
        ("打七折", "at 80% of the price", ["70%"], ["80%"]),
        ("翻两番", "doubled", ["4"], []),
        ("半年", "three months", ["1/2"], ["3"]),
        ("增加1.5倍", "rose by 50%", ["1.5"], ["50%"]),
        ("七成五", "70%", ["75%"], ["70%"]),
        ("两三千元", "two or three yuan", ["2000", "3000"], ["3"]),
        ("百分之百", "90%", [], ["90%"]),
        ("三兆元", "4 trillion yuan", [], ["4000000000000"]),
        ("五一当天", "on 2 May", [], ["2"]),
        ("一百多万", "more than 100", ["1000000"], ["100"]),
        ("十八前", "before eighty", ["18"], ["80"]),
        ("三个县", "the counties of Sandu", ["3"], []),
    ],
)
def test_a_difference_is_found(zh: str, en: str, only_zh: list[str], only_en: list[str]) -> None:
    assert differing_figures(zh, en) == (only_zh, only_en)


def test_only_the_visible_words_of_a_link_are_read() -> None:
    assert read_figures("[[decision-2015|决定]]", "zh").stated == set()
    assert read_figures("[[plan|三年计划]]", "zh").stated == {"3"}


def test_a_half_year_is_read_in_a_text_of_both_languages() -> None:
    assert read_figures("每半年 (half a year) 一次", "en").stated == {"1/2"}
