"""The lines of a web page that are not its text: one rule a kind, each with its examples.

A rule sees a line in simplified script and half-width forms (`characters.folded`), trimmed. The
examples of a rule are its tests: what it drops, and what looks similar and must stay.
"""

import re
from dataclasses import dataclass

# Longer lines are text; what stands around a text is short.
LONGEST_BOILERPLATE = 240


@dataclass(frozen=True)
class LineRule:
    """A kind of line that does not belong to the text."""

    id: str
    reason: str
    """What the line is, in words, for the report."""
    pattern: re.Pattern[str]
    anywhere: bool
    """Whether the pattern is looked for in the whole line; else it begins with the line."""
    drops: tuple[str, ...]
    keeps: tuple[str, ...]

    def applies(self, plain: str) -> bool:
        """Whether the rule drops a line, which is folded and trimmed."""
        found = self.pattern.search(plain) if self.anywhere else self.pattern.match(plain)
        return found is not None


def _rule(
    identifier: str,
    reason: str,
    pattern: str,
    drops: tuple[str, ...],
    keeps: tuple[str, ...],
    *,
    anywhere: bool = False,
) -> LineRule:
    compiled = re.compile(pattern, re.VERBOSE | re.IGNORECASE)
    return LineRule(identifier, reason, compiled, anywhere, drops, keeps)


_LABEL = r"[\[(【]?\s*"
# To the end of a line that is no clause of a sentence.
_UNTIL_END = r"(?!.*[\u3400-\u9fff],[\u3400-\u9fff])[^。!?]*$"
_CONTROL = r"""(?:分享(?:到|至|给|文章)?|转发至?|收藏(?:[本此]页|本文)?|打印(?:[本此]页|本文)?
    |关闭(?:窗口|本页|本窗口)?|字号|字体|大|中|小|返回(?:顶部|首页|列表|上页)?|回到顶部|置顶
    |上一[篇页条]|下一[篇页条]|上页|下页|首页|尾页|末页|更多|查看更多|阅读全文|展开全文
    |点击(?:查看|阅读|展开)\S{0,4}|登[录陆]|注册|搜索|手机版|电脑版|客户端|扫一扫\S{0,16}|微信|微博
    |新浪微博|腾讯微博|qq空间|人人网|豆瓣|朋友圈|复制链接|二维码|我要(?:评论|纠错|投稿|留言)
    |发表评论|纠错|赞|顶|踩|举报|目录|正文|无障碍浏览|繁体|简体|english|中文
    |close|open|arrow|next|prev(?:ious)?|back(?:\ to\ top)?|top|share|print|e-?mail|tweet|like
    |follow(?:\ us)?|menu|search|log\ ?in|sign\ (?:in|up)|register|subscribe|read\ more|more|loading
    |skip\ to\ content|facebook|twitter|linkedin|wechat|weibo|whatsapp|line|save|reply
    |cancel|submit)"""
_TIME = r"\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|年\d{1,2}月\d{1,2}日)"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"

RULES: tuple[LineRule, ...] = (
    _rule(
        "breadcrumb",
        "breadcrumb: where the page stands on its site",
        r"""^(?:(?:您|你)?(?:现在|当前|目前)?的?所?(?:在的?)?位置\s*[:>是]|您?现在(?:的位置|在)
        |you\ are\ here\b|current\ position\b)
        |^(?:首页|主页|网站首页|home)\s*(?:>|»|\u203a|/|-|→|::)\s*\S[^。]{0,80}$
        |^[^。,]{1,20}(?:\s*(?:>|»|\u203a|&gt;)\s*[^。,>»\u203a]{1,20}){2,}$""",
        ("当前位置: 示例网首页 新闻 正文", "首页 > 新闻中心 > 要闻", "Home » News » Province"),
        ("位置偏远的村先通路。", "首页的文章讲的是县里怎样分工。"),
    ),
    _rule(
        "time-stamp",
        "time stamp of the page",
        # A date in Chinese, alone in its line, signs a document.
        rf"^{_LABEL}(?:{_TIME}\s*{_CLOCK}|\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}|(?:\d{{2}}-\d{{2}}\s*)?{_CLOCK})[\])】]?$",
        ("2019-03-04 10:11:12", "2019/3/4 8:05", "[2019-03-04]", "10:11"),
        ("2019年3月4日起施行。", "2019年3月4日", "第10:11条另行规定。"),
    ),
    _rule(
        "credit-line",
        "origin, author, time or counter of the page",
        rf"""^{_LABEL}(?:(?:文章|稿件|信息|新闻|内容)?(?:来源|出处)|稿源|(?:发布|发表|更新|录入
        |时间|日期|发稿
        |编辑|打印)(?:时间|日期)?|时间|日期|作者|供稿|撰稿|文/|文字|摄影|通讯员|本报记者|实习记者
        |发布(?:人|者|机构|单位|部门)|索引号|信息分类|主题词
        |source|author|by|published(?:\ on)?|updated|posted(?:\ on)?|date)\s*[:/]
        \s*{_UNTIL_END}
        |^(?:来源|source)\s*[:|]?\s*\S{{1,20}}\s+{_TIME}.*$
        |^(?:本报|见习|实习)?(?:记者|通讯员)(?:\s+[^\s。,]{{2,4}})+$
        |^[^。,;]{{0,30}}{_TIME}(?:\s*{_CLOCK})?\s*(?:来源|作者|编辑|字号|点击|浏览|阅读|source
        |by)
        \s*[:/]?{_UNTIL_END}""",
        (
            "时间:2019-03-04 16:58示例网(www.example.cn)",
            "文章来源:示例传媒网    作者:    发布时间:2019-03-04 15:43    点击量:239",
            "2019-03-04 10:11 来源: 示例日报",
            "Source: Example Daily",
            "记者 某某 通讯员 某某",
        ),
        (
            "时间紧、任务重,各县要先把底数摸清。",
            "时间:分三批,各县从明年起实施",
            "来源于社会的捐款另立账目。",
            "日期:以文件印发之日为准。",
            "作者认为责任要落到人。",
        ),
    ),
    _rule(
        "counter",
        "counter of clicks, readers or comments",
        r"""^\D{0,6}(?:点击|浏览|阅读|访问|查看|围观|人气|评论|留言|跟帖|转发|收藏|点赞|views?
        |hits|
        comments?|shares?|likes?)(?:量|次数|数|人数)?\s*[:(]?\s*\d*\s*[)]?\s*(?:次|人|条|个)?$
        |^\d+\s*(?:次|人|条|个)?(?:点击|浏览|阅读|访问|评论|留言|跟帖|参与|点赞|views?|hits
        |comments?)$
        |^您是第\s*\d+\s*位\S{0,6}$
        |(?:留言|回应|评论|回响)\s*\(\s*\d*\s*\)|人气\s*\(\s*\d*\s*\)""",
        (
            "点击量:239",
            "浏览次数: 1024次",
            "12条评论",
            "您是第12345位访客",
            "abc123 发表在 示例博客 留言(0) 人气()",
            "3 comments",
        ),
        ("各县留言12条意见都已答复。", "访问贫困户239户。"),
        anywhere=True,
    ),
    _rule(
        "editor",
        "credit of an editor or a reviewer",
        r"""^[\[(【]?\s*(?:本文|本期)?(?:责任?编辑?|责编|编辑|编审|校对|校审|审核|审校|审签|一审
        |二审|三审|初审|复审|终审
        |监制|值班编委|主编|总编|统筹|策划|制图|录入|editors?|edited\ by|proofread(?:er|ing)?)
        (?:\s*[:|/丨]\s*|\s{2,})[^。!?]{0,60}$
        |^\((?:责编|编辑|责任编辑|记者|通讯员|完)?[:\s]?[^。()]{0,20}\)$(?<=[编辑者员完]\))""",
        ("责任编辑:示例", "[责编:某某]", "编辑 | 某某  校对 | 某某", "Editor: Somebody"),
        ("统筹安排资金、项目和人力。", "编辑成册的名单要公示。", "审核贫困户名单:县里负责。"),
    ),
    _rule(
        "disclaimer",
        "disclaimer or notice of rights",
        r"""^[(【\[]?\s*(?:免责声明|版权声明|郑重声明|特别声明|法律声明|声明|免责条款
        |disclaimer)\s*[:】\])]
        |本(?:站|网|网站|平台|文)[^。]{0,30}(?:互联网|网络|转载|版权|侵权|立场|观点)[^。]{0,40}
        (?:联系|删除|负责|无关|归|所有|一致|目的)
        |(?:如有|若有|如)[^。]{0,12}侵权|侵权[^。]{0,12}(?:删除|联系)
        |(?:未经|未获)[^。]{0,24}(?:授权|许可|同意)[^。]{0,16}(?:转载|复制|镜像|摘编|使用)
        |^(?:违者|违反[^。]{0,6}者)[^。]{0,12}(?:追究|必究)[^。]{0,16}$
        |(?:转载|引用)[^。]{0,10}(?:请|须|需|应)注明(?:出处|来源)|版权[^。]{0,6}(?:归
        |属)[^。]{0,16}所有
        |不代表(?:本(?:站|网|报|平台)|平台)[^。]{0,6}(?:观点|立场)
        |\ball\ rights\ reserved\b|views\ expressed\ .{0,40}do\ not\ (?:necessarily\ )?
        (?:reflect|represent)""",
        (
            "免责声明:本站部分内容来自互联网,如有侵权请联系删除。",
            "未经示例网书面特别授权,请勿转载或建立镜像",
            "违者依法追究相关法律责任",
            "本文仅代表作者观点,不代表本站立场。",
            "© Example. All rights reserved.",
        ),
        (
            "对不报告的县,依法追究相关责任人的责任。",
            "未经审计的资金不得拨付。",
            "本网格由一名村干部负责。",
        ),
        anywhere=True,
    ),
    _rule(
        "footer",
        "footer of the site",
        r"""copyright|©|^(?:\(c\)|\xa9)|版权所有|(?:icp|icp备|公网安备|网安备)\s*(?:备|证|号|\d)
        |[a-z]?icp备
        |备案(?:编)?号\s*[:\d]
        |^(?:主办|承办|协办|维护|运营|技术支持|网站标识码|联系电话|联系我们|关于我们|地址|邮编
        |传真|电话|邮箱|e-?mail|tel|
        热线|投稿邮箱|举报电话|客服|技术支持)(?:单位)?\s*[:|]\s*[^。]{1,80}$
        |^(?:网站地图|关于我们|联系我们|隐私保护|版权保护|友情链接|设为首页|加入收藏|广告服务
        |诚聘英才|about\ us|
        contact(?:\ us)?|privacy(?:\ policy)?|terms\ of\ (?:use|service)|site\ ?map)
        (?:[\s|·/-]+\S{1,20})*$
        |^powered\ by\ |(?:推荐|建议)使用.{0,20}(?:浏览器|分辨率)|不良信息举报""",
        (
            "Copyright (C) 2012-2019 示例网版权所有 备案编号:某ICP备00000000号",
            "主办单位: 示例市人民政府",
            "关于我们 | 联系我们 | 网站地图",
            "Powered by Example",
        ),
        (
            "地址偏远的村:先修路。再搬迁。",
            "主办单位要公开账目。",
            "The system is powered by pledges.",
        ),
        anywhere=True,
    ),
    _rule(
        "menu",
        "navigation: a row of short headings",
        r"""^(?:[^\s|。,;:!?、]{1,6}[\s|·•]+){8,}[^\s|。,;:!?、]{1,8}$
        |^\s*(?:[^|。;!?]{1,24}\|\s*){2,}[^|。;!?]{0,24}$
        |^(?:[A-Z][\w&]{1,14}(?:\ [A-Z][\w&]{1,14})?\s*[·•\u203a]\s*){3,}[A-Z][\w&\ ]{1,20}$""",
        (
            "首页 国际 国内 社会 地方 人物 财经 科技 教育 文化 体育",
            "Home | News | World | Business",
            "贷款专家|某地贷款|某地创业贷款 汽车美容",
        ),
        ("(一)省负总责 (二)市协调 (三)县抓落实", "中共中央 国务院关于示例工作的意见"),
    ),
    _rule(
        "page-control",
        "button or control of the page",
        rf"""^[\[【(<>«»\u2039\u203a▲▼↑↓←→·•\s]*{_CONTROL}
        (?:[\s\[\]【】()|/>·•]+{_CONTROL})*[\s\]】)>:|/.…»\u203a]*$
        |^(?:分享|分享到)\s*[:]\s*.{{0,60}}$|^share\s+(?:on|via|this)\b.{{0,60}}$
        |^[\[【(]?(?:字号|字体|字体大小|font\ size)\s*[:]?\s*[\[【]?\s*(?:超?大|中|小|标准|默认|a\+?
        |a-?).{{0,20}}$
        |^(?:上一篇|下一篇|上一条|下一条|previous|next)\s*[:]\s*.{{0,80}}$""",
        (
            "close",
            "arrow",
            "【打印本页】",
            "分享到:",
            "上一篇: 某地开会",
            "字号: 大 中 小",
            "微信 微博 QQ空间",
            "【打印】【关闭】",
            "【字体：大 中 小】",
            "Share on Facebook Twitter",
        ),
        ("更多资金投向深度贫困村。", "大事要集体议定。", "打印名单并张榜公布"),
    ),
    _rule(
        "lone-token",
        "a number or a code without words",
        r"^(?:\d{1,7}|[0-9a-f]{12,}|[a-z]*\d[\da-z]{9,}|[\W_]+)$",
        ("0", "B0C1D2E3F4051627", "***", "——"),
        ("62个贫困县", "一、", "A1"),
    ),
    _rule(
        "site-slogan",
        "name and address of the site",
        r"""^[^。!?]{0,30}\(?(?:https?://
        |www\.)[\w.-]+\.[a-z]{2,4}(?:/[^\s)]{0,40})?\)?[^。!?]{0,30}$
        |^(?:https?://|www\.)\S+$""",
        ("示例网(www.example.cn)权威媒体 示例门户", "http://www.example.com/a/1.html"),
        ("名单登在www.example.cn上,供群众监督,公示期为七天,期满无异议的报县里备案。",),
    ),
    _rule(
        "advertisement",
        "advertisement",
        r"""^(?:广告|推广|赞助|advertisement|sponsored|ads?)\s*[:]?\s*[^。]{0,40}$
        |(?:贷款|代开发票|信用卡|优惠券|包邮|加盟|棋牌|彩票|整形|减肥|丰胸|办证|汽车美容
        |搬家公司|征信)
        [^。,]{0,12}(?:专家|公司|热线|电话|平台|[|])[^。]{0,60}$
        |^(?:点击|立即|马上|免费)(?:领取|购买|下载|试用|咨询|抢购|注册)[^。]{0,30}$""",
        ("广告", "企业贷款专家|房屋贷款", "立即下载客户端", "Advertisement"),
        ("贫困户可以申请小额贷款,由县里贴息。", "广告牌上的承诺要兑现。"),
        anywhere=True,
    ),
)

# The headings that open lists of other news.
RELATED = _rule(
    "related-heading",
    "heading of other news",
    r"""^[\[【<>▲▼·•\s]*(?:相关(?:新闻|阅读|链接|报道|文章|推荐|专题|稿件|信息|资讯|内容)
    |延伸阅读|推荐(?:阅读|新闻|文章|内容|信息)
    |热(?:门|点)(?:推荐|新闻|文章|排行|资讯|阅读|关注|评论)|最新(?:文章|新闻|资讯|评论|消息)
    |猜你喜欢|为您推荐|更多(?:新闻|报道|文章|阅读|精彩)
    |精彩(?:推荐|图片|评论)|友情链接|图片新闻|新闻排行|点击排行|阅读排行|今日(?:热点|推荐|头条)
    |频道推荐|编辑推荐|大家都在看|你可能(?:还)?喜欢
    |网友评论|评论列表|全部评论|我来说两句|站内新闻|热词|标签
    |related\ (?:articles?|news|stories|links|reading|posts?)|recommended(?:\ (?:for\ you
    |reading))?|read\ (?:next|also)
    |you\ (?:may|might)\ (?:also\ )?like|more\ (?:news|stories|from)|most\ (?:read|popular
    |viewed)|trending(?:\ now)?
    |latest\ (?:news|stories)|comments|see\ also|tags)[\s\]】>:|/.…»\u203a]*$""",
    ("相关新闻:", "推荐阅读", "【延伸阅读】", "Related articles", "You may also like:"),
    ("相关部门各负其责", "推荐阅读这份《细则》的干部要带头学。", "热点问题要及时回应"),
)
