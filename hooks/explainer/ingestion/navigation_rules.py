"""Lines that lead around a site: breadcrumbs, menus, controls, counters, other news."""

from explainer.ingestion.line_rule import CLOCK, LABEL, TIME, line_rule

_MEDIUM = r"""(?:微信(?:朋友圈|好友)?|微博|朋友圈|新浪微博|腾讯微博|qq(?:空间|好友)?|空间|好友
    |人人网?|豆瓣|facebook|twitter|line)"""
_CONTROL = rf"""(?:(?:分享|转发)(?:到|至|给|文章)?(?:{_MEDIUM})?|收藏(?:[本此]页|本文)?
    |打印(?:[本此]页|本文)?|关闭(?:窗口|本页|本窗口)?|字号|字体|返回(?:顶部|首页|列表|上页)?
    |回到顶部|置顶|上一[篇页条]|下一[篇页条]|上页|下页|首页|尾页|末页|(?:加载|查看|显示|点击)?更多
    |阅读全文|展开全文|收起(?:全文)?|点击(?:查看|阅读|展开)\S{{0,4}}|登[录陆]|注册|搜索|手机版|电脑版
    |客户端|扫一扫\S{{0,16}}|{_MEDIUM}|复制链接|二维码
    |反馈|我要(?:评论|纠错|投稿|留言)|我有话说|发表评论|写评论|我来说两句|纠错|举报|无障碍浏览|繁体|简体
    |频道|图集|正在加载|加载中|热[帖榜]|图片频道|视频频道|关注我们|订阅|加关注
    |english|close|open|arrow|next|prev(?:ious)?|back(?:\ to\ top)?|share|print|e-?mail|tweet
    |follow(?:\ us)?|menu|search|log\ ?in|sign\ (?:in|up)|register|subscribe|read\ more|load\ more
    |more|loading|skip\ to\ (?:main\ )?content|linkedin|wechat|weibo|whatsapp|reply|cancel
    |submit)"""
# Words of the menus of news sites and of the sellers of links.
_MENU_WORD = r"""(?:首页|新闻|国际|国内|社会|时政|要闻|财经|金融|体育|娱乐|军事|科技|教育|文化
    |汽车|房产|旅游|健康|论坛|博客|微博|图片|视频|专题|评论|地方|关于我们|联系我们|网站地图|友情链接
    |登录|注册|客户端|无障碍
    |贷款|发票|搬家|加盟|棋牌|彩票|home|news|world|business|sports?|about|contact|login|opinion
    |culture|technology|politics|video|more)"""

BREADCRUMB = line_rule(
    "breadcrumb",
    "breadcrumb: where the page stands on its site",
    r"""^(?:(?:您|你)?(?:现在|当前|目前)?的?所?(?:在的?)?位置\s*(?:[:是]|>)|您?现在(?:的位置|在)
    |you\ are\ here\b|current\ position\b)
    |^(?:首页|主页|网站首页|home)\s*(?:>|»|\u203a|/|-|→|::)\s*\S[^。]{0,80}$
    |^(?=.*?(?:首页|主页|正文|网站|新闻|频道|\bhome\b|\bnews\b))
    [^。,>»\u203a]{1,20}(?:(?:>|»|\u203a)[^。,>»\u203a]{1,20}){2,}$""",
    ("当前位置: 示例网首页 新闻 正文", "首页 > 新闻中心 > 要闻", "Home » News » Province"),
    ("位置偏远的村先通路。", "首页的文章讲的是县里怎样分工。", "流程:申请>审核>公示>拨付"),
)
BARE_BREADCRUMB = line_rule(
    "bare-breadcrumb",
    "breadcrumb without a word of the site, beside other lines of it",
    r"^[^。,:;!?>»\u203a]{1,20}(?:(?:>|»|\u203a)[^。,:;!?>»\u203a]{1,20}){2,}$",
    ("县情 > 水利 > 渠道",),
    ("流程:申请>审核>公示>拨付",),
    needs_company=True,
)
PAGER = line_rule(
    "pager",
    "pages of an article that goes over several",
    r"""^(?=.*?[上下]一?页)(?:(?:首页|尾页|末页|[上下]一?页|[共第]\s*\d{1,4}\s*页
    |\d{1,4}(?!\d)(?:/\d{1,4})?页?|\.{2,}+|[…<>«»\u2039\u203a\[\]|])\s*){2,}$
    |^\d{1,3}\s?/\s?\d{1,3}\s?页$|^[本全]文共\s?\d{1,3}\s?页$""",
    (
        "1/3页",
        "全文共3页",
        "上一页 1 2 3 下一页 共3页",
        "首页 上页 [2] 3 ... 12 下页 尾页",
        "第1页 下一页",
    ),
    ("下一页写的是各县的分工。", "共3页", "1 2 3"),
)
TIME_STAMP = line_rule(
    "time-stamp",
    "time stamp of the page",
    # A date in Chinese, alone in its line, signs a document.
    rf"^{LABEL}(?:{TIME}\s*{CLOCK}|\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}|(?:(?:[^\s。,;]{{1,10}}\s+)?\d{{2}}-\d{{2}}\s*)?{CLOCK})[\])】]?$",
    ("示例网 03-04 10:11", "2019-03-04 10:11:12", "2019/3/4 8:05", "[2019-03-04]", "10:11"),
    ("2019年3月4日起施行。", "2019年3月4日", "第10:11条另行规定。"),
)
COUNTER = line_rule(
    "counter",
    "counter of clicks, readers or comments",
    r"""^(?=.*(?:\d|[^\x00-\x7f]))\D{0,6}(?:点击|浏览|阅读|访问|查看|围观|人气|评论|留言|跟帖|转发|收藏|点赞|views?
    |hits|comments?|shares?|likes?)(?:量|次数|数|人数)?\s*[:(]?\s*\d*\s*[)]?\s*(?:次|人|条|个)?$
    |^\d+\s*(?:次|人|条|个)?(?:点击|浏览|阅读|访问|评论|留言|跟帖|参与|点赞|views?|hits
    |comments?)$
    |^您是第\s*\d+\s*位\S{0,6}$|^\D{0,8}\(\s*\d+\s*(?:人|条|次)(?:参与|评论|跟帖|阅读)\s*\)$
    |(?:留言|回应|评论|回响)\s*\(\s*\d*\s*\)|人气\s*\(\s*\d*\s*\)""",
    (
        "点击量:239",
        "浏览次数: 1024次",
        "12条评论",
        "您是第12345位访客",
        "大家谈(34条评论)",
        "abc123 发表在 示例博客 留言(0) 人气()",
        "3 comments",
    ),
    ("Comments", "各县留言12条意见都已答复。", "访问贫困户239户。", "村民大会(62人参与)讨论了办法"),
    anywhere=True,
)
MENU = line_rule(
    "menu",
    "navigation: a row of short headings",
    rf"""^(?=.*?{_MENU_WORD}(?:[\s|·•]|$).*?{_MENU_WORD})
    (?:[^\s\d|·•。,;:!?、]{{1,6}}[\s|·•]+){{8,}}[^\s\d|·•。,;:!?、]{{1,8}}$
    |^(?=.*?{_MENU_WORD})(?:[^|\d。;!?]{{1,24}}\|){{2,}}[^|\d。;!?]{{0,24}}$
    |^(?:[A-Z][\w&]{{1,14}}(?:\ [A-Z][\w&]{{1,14}})?\s*[·•\u203a]\s*){{3,}}[A-Z][\w&\ ]{{1,20}}$""",
    (
        "首页 国际 国内 社会 地方 人物 财经 科技 教育 文化 体育",
        "Home | News | World | Business",
        "贷款专家|某地贷款|某地创业贷款 汽车美容",
    ),
    (
        "(一)省负总责 (二)市协调 (三)县抓落实",
        "中共中央 国务院关于示例工作的意见",
        "张三 李四 王五 赵六 孙七 周八 吴九 郑十 冯一 陈二",
        "甲县 | 1445 | 600",
        "乡镇 户数 人口 耕地 林地 水库 学校 医院 道路 桥梁",
    ),
)
PAGE_CONTROL = line_rule(
    "page-control",
    "button or control of the page",
    rf"""^[\[【(<>«»\u2039\u203a▲▼↑↓←→·•\s]*{_CONTROL}
    (?:[\s\[\]【】()|/>·•]+{_CONTROL})*[\s\]】)>:|/.…»\u203a]*$
    |^(?:分享|分享到)\s*[:]\s*.{{0,60}}$|^share\s+(?:on|via|this)\b.{{0,60}}$
    |^[\[【(]?(?:字号|字体|字体大小|font\ size)\s*[:]?\s*[\[【]?\s*(?:超?大|中|小|标准|默认|a\+?
    |a-?).{{0,20}}$
    |^[大中小](?:[\s|]+[大中小]){{1,2}}$
    |^(?:(?:打印|关闭|收藏|返回)\S{{0,4}}[\s|]+){{1,4}}(?:字号|字体)\s*[:]?\s*[大中小](?:[\s|]+[大中小]){{1,2}}$
    |^[\[【(](?:延伸阅读|相关(?:阅读|链接|新闻))[\]】)]\s*[^。;!?]{{2,40}}$
    |^(?:本网站|本站|我们)[^。]{{0,10}}使用\s?cookies?\b.{{0,80}}$
    |^(?:we|this\ (?:web)?site)\ uses?\ cookies\b.{{0,120}}$
    |^(?:轻?点击?|戳)[^。,]{{0,2}}(?:上方|下方|上面|下面|右上角|左下角|蓝字|标题下)[^。,]{{0,16}}
    (?:关注|订阅|分享|阅读|收听|蓝字)[^。,]{{0,6}}$
    |^[-—=*·\s]*(?:the\ )?end[-—=*·\s]*$
    |^加(?:微信|qq|v信?)\s*[:]?\s*[\w-]{{5,}}[^。]{{0,20}}$
    |^(?:觉得|如果)[^。]{{0,14}}(?:点赞|点个赞|在看)[^。]{{0,10}}$
    |^(?:请?点(?:个|亮)?[“"]?(?:在看|赞)|阅读原文|喜欢就点)[^。,]{{0,16}}$
    |^>{{0,3}}\s*点击(?:查看|阅读|进入)[^。,;]{{0,6}}(?:更多|全文|详情|内容|专题|原文)[^。,;]{{0,6}}$
    |^(?:感谢您)?订阅[^。]{{0,20}}(?:电子报|邮件|周刊)$
    |^正文已结束,[^。]{{0,30}}$|^[^。]{{0,30}}(?:点我|按我|点此)(?:下载|看)[^。]{{0,20}}$
    |^返回[^\s。,]{{1,8}}[,\s]*查看更多$
    |^第\s*\d{{1,3}}\s*版\s*[:]\s*\S{{0,12}}\s+上一版\s+下一版.{{0,10}}$
    |^(?:楼主|沙发|板凳|顶一下|只看(?:该作者|楼主)|倒序(?:浏览|看帖)|使用道具)$
    |^(?:上一篇|下一篇|上一条|下一条|previous|next)\s*[:]\s*.{{0,80}}$
    |^(?:长按|扫描|扫一扫|扫码|微信扫)[^。,]{{0,16}}(?:二维码|关注|公众号|下载|手机)[^。,]{{0,16}}
    (?:,下载[^。,]{{1,16}})?$
    |^[\[【(]?(?:请?点击|立即|马上)(?:这里|此处)?(?:下载|打开|安装)[^。]{{0,24}}[\]】)]?$
    |^打开微信,点击底部的?["“]发现["”]\S{{0,60}}$
    |^(?:[^\s。,]{{0,8}}(?:客户端|微博|微信|公众号|抖音|头条号)[\s|]+){{1,5}}
    [^\s。,]{{0,8}}(?:客户端|微博|微信|公众号|抖音|头条号)$
    |^(?:您|你)的(?:浏览器|设备)(?:版本)?(?:不支持|过低|未启用|已禁用)[^。]{{0,30}}。?$
    |^关注\S{{1,8}}(?:网|微信|微博|公众号|客户端|频道|app)$
    |^media\ playback\ is\ (?:not\ |un)supported\b.{{0,40}}$""",
    (
        "close",
        "举报/反馈",
        "arrow",
        "【打印本页】",
        "分享到:",
        "上一篇: 某地开会",
        ">>>点击查看更多精彩内容",
        "返回示例网,查看更多",
        "感谢您订阅示例电子报",
        "正文已结束,您可以按alt+4进行评论",
        "用手机看新闻 点我下载APP",
        "第01版:要闻 上一版 下一版",
        "只看楼主",
        "字号: 大 中 小",
        "微信 微博 QQ空间",
        "【打印】【关闭】",
        "【字体：大 中 小】",
        "Share on Facebook Twitter",
        "分享到QQ空间 分享到朋友圈",
        "长按识别二维码关注我们",
        "【点击下载示例客户端,看更多新闻】",
        "关注示例公众号",
        "点击上方“蓝字”关注我们",
        "— END —",
        "点个在看",
        "加微信 abc123456 领取资料",
        "觉得不错,请点赞、在看",
        "分享到微信朋友圈",
        "扫描二维码,下载示例客户端",
        "示例社客户端 示例社微博 示例社微信",
        "打开微信,点击底部的“发现”,使用“扫一扫”即可将网页分享至朋友圈。",
        "您的浏览器不支持视频播放",
        "打印本页 | 关闭窗口 | 字号: 大 中 小",
        "【延伸阅读】某市召开会议",
        "本网站使用Cookie,继续浏览即表示同意。",
        "We use cookies to improve this site.",
    ),
    (
        "本站使用的资料都有出处。",
        "更多资金投向深度贫困村。",
        "大事要集体议定。",
        "点击下方的名单可以看到各村的分工。",
        "打印名单并张榜公布",
        "关注留守儿童",
        "中",
        "目录",
    ),
)
LONE_CODE = line_rule(
    "lone-token",
    "a code without words, or nothing but marks",
    r"^(?:(?=[\da-f]*[a-f])(?=[\da-f]*\d)[\da-f]{12,}|[a-z]+\d[\da-z]{9,}|[^\w\s]+(?:\s+[^\w\s]+)*)$",
    ("B0C1D2E3F4051627", "***", "——"),
    ("62个贫困县", "一、", "A1", "13000000000"),
)
LONE_NUMBER = line_rule(
    "lone-number",
    "a number without words, beside other lines of the site",
    r"^\+?\d{1,11}$|^(?:目录|正文|top|line|save|like|中文)$",
    ("0", "128", "正文"),
    ("62户",),
    needs_company=True,
)
SITE_NAME = line_rule(
    "site-slogan",
    "name and address of the site",
    r"""^[^。!?]{0,30}\((?:https?://)?www\.[\w.-]{1,60}\)[^。!?]{0,30}$
    |^(?:https?://|www\.)\S+$""",
    ("示例网(www.example.cn)权威媒体 示例门户", "http://www.example.com/a/1.html"),
    (
        "名单登在www.example.cn上,供群众监督,公示期为七天,期满无异议的报县里备案。",
        "报名网址:www.example.cn",
    ),
)
ADVERTISEMENT = line_rule(
    "advertisement",
    "advertisement",
    r"""^[\[【(]?(?:广告|推广|赞助|advertisement|sponsored(?:\ content)?|ads?(?:\ by\ \w+)?)
    \s*[:\]】)]?$|^广告\s*:[^。]{0,40}$
    |^[^。,]{0,4}(?:贷款|代开发票|信用卡|棋牌|彩票|整形|减肥|丰胸|办证|搬家公司|征信)专家[^。,]{0,40}$
    |^(?:点击|立即|马上|免费)(?:领取|购买|下载|试用|咨询|抢购|注册)[^。,;]{0,12}$""",
    ("广告", "企业贷款专家|房屋贷款", "立即下载客户端", "Advertisement"),
    (
        "贫困户可以申请小额贷款,由县里贴息。",
        "广告牌上的承诺要兑现。",
        "推广优良品种",
        "小额贷款公司要公开利率",
        "Ads in the county",
    ),
    anywhere=True,
)

# The headings that open lists of other news.
RELATED = line_rule(
    "related-heading",
    "heading of other news",
    r"""^[\[【<>▲▼·•\s]*(?:相关(?:新闻|阅读|链接|报道|文章|推荐|专题|稿件|信息|资讯|内容)
    |延伸阅读|推荐(?:阅读|新闻|文章|内容|信息)
    |热(?:门|点)(?:推荐|新闻|文章|排行|资讯|阅读|关注|评论)|最新(?:文章|新闻|资讯|评论|消息)
    |(?:本周|今日|本月)热(?:文|点|门|榜)|24小时热(?:文|点|榜)
    |猜你(?:喜欢|爱看)|为[您你]推荐|更多(?:新闻|报道|文章|阅读|精彩(?:推荐|内容|文章|新闻)?)
    |精彩(?:推荐|图片|评论)|友情链接|图片新闻|新闻排行|点击排行|阅读排行|今日(?:热点|推荐|头条)
    |频道推荐|编辑推荐|大家都在看|你可能(?:还)?喜欢
    |(?:网友|用户|读者|最新|文章|全部)(?:评论|留言)|评论列表|全部评论|我来说两句|站内新闻|热词|标签
    |related\ (?:articles?|news|stories|links|reading|posts?)|recommended(?:\ (?:for\ you
    |reading))?|read\ (?:next|also)
    |you\ (?:may|might)\ (?:also\ )?like|more\ (?:news|stories|from)|most\ (?:read|popular
    |viewed)|trending(?:\ now)?
    |latest\ (?:news|stories))[\s\]】>:|/.…»\u203a▲▼]*$""",
    ("相关新闻:", "推荐阅读", "【延伸阅读】", "Related articles", "You may also like:"),
    ("相关部门各负其责", "推荐阅读这份《细则》的干部要带头学。", "热点问题要及时回应"),
)

BARE_HEADING = line_rule(
    "bare-heading",
    "heading of comments or tags, beside other lines of the site",
    r"^(?:comments|tags|see\ also|topics|sections)[\s:]*$",
    ("Comments", "Tags:"),
    ("Comments on the draft",),
    needs_company=True,
)

NAVIGATION_RULES = (
    BARE_HEADING,
    BREADCRUMB,
    BARE_BREADCRUMB,
    TIME_STAMP,
    COUNTER,
    MENU,
    PAGER,
    PAGE_CONTROL,
    LONE_CODE,
    LONE_NUMBER,
    SITE_NAME,
    ADVERTISEMENT,
)
