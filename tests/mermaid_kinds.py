"""A small diagram of every kind that the renderer knows, for tests."""

KINDS = {
    "flowchart": """\
flowchart LR
 accTitle: T
 accDescr: D
 a["A"] -->|go| b["B"]
 b --> c{"C?"}
""",
    "sequence": """\
sequenceDiagram
 accTitle: T
 accDescr: D
 participant C as County
 participant P as Province
 C->>P: reports
 P-->>C: assesses
 Note over C,P: yearly
 loop every half-year
 P->>C: inspects
 end
""",
    "class": """\
classDiagram
 class Level {
 +name
 +act()
 }
 Level <|-- County
 Level "1" --> "*" Duty : has
""",
    "state": """\
stateDiagram-v2
 [*] --> Poor
 Poor --> Registered: identified
 Registered --> Exited: delisted
 Exited --> [*]
""",
    "er": """\
erDiagram
 PROVINCE ||--o{ COUNTY : pledges
 PROVINCE {
 string name
 }
""",
    "gantt": """\
gantt
 title Plan
 dateFormat YYYY-MM-DD
 section A
 First :a1, 2015-01-01, 30d
 Second :after a1, 20d
""",
    "pie": """\
pie title Funds
 "A" : 40
 "B" : 60
""",
    "timeline": """\
timeline
 title History
 2015 : Formula
 2016 : Measures : Rules
""",
    "mindmap": """\
mindmap
 root((Systems))
  Responsibility
  Working
   Targeting
  Policy
""",
    "journey": """\
journey
 title Day
 section Go
 Make tea: 5: Me
 Go: 3: Me, Cat
""",
    "quadrant": """\
quadrantChart
 title R
 x-axis Low --> High
 y-axis Low --> High
 A: [0.3, 0.6]
""",
    "gitGraph": """\
gitGraph
 commit
 branch b
 commit
 checkout main
 merge b
""",
    "sankey": """\
sankey-beta
A,B,10
B,C,5
""",
    "xychart": """\
xychart-beta
 title "S"
 x-axis [a, b]
 y-axis "n" 0 --> 10
 bar [5, 6]
""",
    "block": """\
block-beta
 columns 2
 a b
""",
    "packet": """\
packet-beta
0-15: "Source"
16-31: "Dest"
""",
    "kanban": """\
kanban
 Todo
  [Create]
 Done
  [End]
""",
    "architecture": """\
architecture-beta
 group api(cloud)[API]
 service db(database)[DB] in api
 service s(server)[S] in api
 db:L -- R:s
""",
    "requirement": """\
requirementDiagram
 requirement r {
 id: 1
 text: t
 risk: high
 verifymethod: test
 }
""",
    "c4": """\
C4Context
 title S
 Person(a, "A")
 System(b, "B")
 Rel(a, b, "uses")
""",
    "radar": """\
radar-beta
 axis a["A"], b["B"], c["C"]
 curve x["X"]{1,2,3}
""",
    "treemap": """\
treemap-beta
"A"
  "B": 10
  "C": 20
""",
    "venn": """\
venn-beta
 set A
""",
    "ishikawa": """\
ishikawa-beta
 Problem
  Cause
""",
    "wardley": """\
wardley-beta
 title X
""",
}
