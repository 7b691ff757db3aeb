"""Lines that say where a page comes from: credits, editors, rights and the footer of a site."""

from explainer.ingestion.line_rule import CLOCK, LABEL, TIME, UNTIL_END, line_rule

CREDIT = line_rule(
    "credit-line",
    "origin, author, time or counter of the page",
    rf"""^{LABEL}(?:(?:本文|文章|稿件|信息|新闻|内容)?(?:来源|出处)|稿源
    |(?:发布|发表|更新|录入|发稿|编辑|打印)(?:时间|日期)|作者|供稿|撰稿|文/|文字|摄影|通讯员|本报记者|实习记者
    |发布(?:人|者|机构|单位|部门)|索引号|信息分类|主题词)\s*[:/]\s*{UNTIL_END}
    |^{LABEL}(?:时间|日期)\s*[:]\s*{TIME}\s*{CLOCK}{UNTIL_END}
    |^(?:source|author|published(?:\ on)?|updated|posted(?:\ on)?)\s*:\s*[^.!?]{{0,60}}$
    |^[^。,;]{{0,12}}(?:发表|发布|回复)于\s*{TIME}(?:\s*{CLOCK})?(?:\s*\|.{{0,20}})?$
    |^{TIME}\s*{CLOCK}[^。,;]{{0,24}}(?:阅读|浏览|点击|访问|收藏|评论)[数量]?\s*\d[^。,;]{{0,20}}$
    |^by\s*:\s*[^.!?]{{0,40}}$|^by(?-i:(?:\s[A-Z][a-z]{{1,20}}|\s[A-Z]\.){{2,4}})$
    |^(?:来源|source)\s*[:|]?\s*\S{{1,20}}\s+{TIME}.*$
    |^(?:本报|见习|实习)?(?:记者|通讯员)(?:\s+[^\s。,]{{2,4}})+$
    |^\(?\s*原(?:标题|题)\s*:\s*[^。]{{0,100}}$
    |^(?:最新)?更新:?\s*{TIME}(?:\s*{CLOCK})?$
    |^[^。,;]{{0,30}}{TIME}(?:\s*{CLOCK})?\s*(?:来源|作者|编辑|字号|点击|浏览|阅读|source
    |by)
    \s*[:/]?{UNTIL_END}""",
    (
        "时间:2019-03-04 16:58示例网(www.example.cn)",
        "文章来源:示例传媒网    作者:    发布时间:2019-03-04 15:43    点击量:239",
        "2019-03-04 10:11 来源: 示例日报",
        "2019-03-04 10:11:12 某某 阅读数 239 收藏 3",
        "Source: Example Daily",
        "By Ann B. Example",
        "记者 某某 通讯员 某某",
        "(原标题:某县怎样修路)",
        "楼主 发表于 2019-3-4 10:11 | 只看该作者",
    ),
    (
        "时间紧、任务重,各县要先把底数摸清。",
        "时间:分三批,各县从明年起实施",
        "时间:5月10日上午9时",
        "来源于社会的捐款另立账目。",
        "日期:以文件印发之日为准。",
        "作者认为责任要落到人。",
        "By Monday",
        "Date: the plan starts on 2 June 2021 and ends a year later.",
    ),
)
EDITOR = line_rule(
    "editor",
    "credit of an editor",
    r"""^(?:[\[(【]\s*(?:我要)?(?:纠错|打印|关闭|分享)\s*[\])】]\s*)*[\[(【]?\s*(?:本文|本期)?
    (?:责任?编辑?|责编|编辑|编审|校对|校审|值班编委|主编|制图|录入|editors?|edited\ by
    |proofread(?:er|ing)?)(?:\s*[:|/丨]\s*|\s{2,})[^。!?]{0,60}$
    |^\((?:责编|编辑|责任编辑|记者|通讯员|完)?[:\s]?[^。()]{0,20}\)$(?<=[编辑者员完]\))
    |^\((?:本报|本台|新华社)?(?:记者|通讯员|责编|编辑|责任编辑)[:\s][^。,;()]{1,40}\)$""",
    (
        "责任编辑:示例",
        "[责编:某某]",
        "编辑 | 某某  校对 | 某某",
        "Editor: Somebody",
        "【纠错】 【责任编辑:某某】",
        "(记者 某某 责任编辑:某某)",
    ),
    ("统筹安排资金、项目和人力。", "编辑成册的名单要公示。", "审核贫困户名单:县里负责。"),
)
REVIEWER = line_rule(
    "reviewer",
    "credit of a reviewer, beside other credits",
    r"""^[\[(【]?\s*(?:审核|审校|审签|一审|二审|三审|初审|复审|终审|监制|总编|统筹|策划)
    (?:\s*[:|/丨]\s*|\s{2,})[^。,;!?]{0,30}$""",
    ("审核:某某", "监制 | 某某"),
    ("统筹安排资金、项目和人力。", "初审由村里负责。"),
    needs_company=True,
)
DISCLAIMER = line_rule(
    "disclaimer",
    "disclaimer or notice of rights",
    r"""^[(【\[]?\s*(?:免责声明|版权声明|郑重声明|特别声明|法律声明|声明|免责条款
    |disclaimer)\s*[:】\])]
    |本(?:站|网|网站|文)[^。]{0,30}(?:互联网|网络|转载|版权|侵权|立场|观点)[^。]{0,40}
    (?:联系|删除|负责|无关|归|所有|一致|目的)
    |(?:如有|若有|如)[^。]{0,12}侵权[^。]{0,20}(?:联系|告知|删除|删|通知)|侵权(?:必究|立?即?删)
    |(?:未经|未获)[^。]{0,24}(?:授权|许可|同意)[^。]{0,16}(?:转载|镜像|摘编)
    |^(?:违者|违反[^。]{0,6}者)[^。]{0,12}(?:追究|必究)[^。]{0,16}$
    |(?:转载|引用)[^。]{0,10}(?:请|须|需|应)注明(?:出处|来源)
    |^[^。,]{0,20}版权[^。,]{0,6}(?:归|属)[^。]{0,16}所有
    |\buploaded\ and\ posted\ by\ .{0,30}\buser\b|仅提供信息存储(?:空间)?服务
    |不代表(?:本(?:站|网|报|平台)|平台)[^。]{0,6}(?:观点|立场)
    |^本文由[^。]{1,30}(?:上传|发布)[^。]{0,12}仅[^。]{0,20}平台
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
        "未经县级部门同意,不得改变资金用途,不得挪作他用。",
        "被侵权人有权请求赔偿。",
        "本网格由一名村干部负责。",
    ),
    anywhere=True,
)
FOOTER = line_rule(
    "footer",
    "footer of the site",
    r"""copyright\s*(?:©|\(c\)|\d{4}|all\b|reserved|[@:])|©\s*(?:\d{4}|copyright)|^©
    |^\(c\)\s*(?:\d{4}|copyright)|版权所有(?![者人权])|(?:icp|icp备|公网安备|网安备)\s*(?:备|证|号|\d)
    |[a-z]?icp备|备案(?:编)?号\s*[:\d]
    |^(?:网站地图|关于我们|联系我们|隐私保护|版权保护|友情链接|设为首页|加入收藏|广告服务
    |诚聘英才|网站简介|about\ us|contact(?:\ us)?|privacy(?:\ policy)?
    |terms\ of\ (?:use|service)|site\ ?map)(?:[\s|·/-]+[^\s|·/-]{1,20})*$
    |^powered\ by\ |(?:推荐|建议)使用.{0,20}(?:浏览器|分辨率)|不良信息举报|^网站标识码
    |^copyright$|^image\ (?:copyright|source)\ .{1,40}$""",
    (
        "Copyright (C) 2012-2019 示例网版权所有 备案编号:某ICP备00000000号",
        "关于我们 | 联系我们 | 网站地图",
        "Powered by Example",
    ),
    (
        "地址偏远的村:先修路。再搬迁。",
        "主办单位要公开账目。",
        "The system is powered by pledges.",
        "Copyright rules for county archives",
        "(c) The village keeps the list.",
        "版权所有者有权查询登记。",
    ),
    anywhere=True,
)
CONTACT = line_rule(
    "contact",
    "contact of the site, beside other lines of it",
    r"""^(?:主办|承办|协办|维护|运营|技术支持|联系人|联系电话|举报电话|联系方式|地\s*址|邮\s*编|邮政编码|传\s*真|电\s*话
    |邮\s*箱|电子(?:邮|信)箱|e-?mail|tel|热线|投稿邮箱|客服|时间|日期|date|time)(?:单位)?\s*[:|]\s*
    [^。,]{1,80}$|^[^。,;]{0,24}(?:https?://|www\.)[\w.-]{1,60}(?:/\S{0,40})?[^。,;]{0,24}$""",
    ("主办单位: 示例市人民政府", "邮编:000000", "示例网 www.example.cn"),
    ("主办单位要公开账目。", "电话通知各村。"),
    needs_company=True,
)

CREDIT_RULES = (CREDIT, EDITOR, REVIEWER, DISCLAIMER, FOOTER, CONTACT)
