"""Diagrams of every kind that is drawn here, with all that each can say, for tests."""

KINDS = {
    "flowchart": """\
flowchart TB
 accTitle: T
 accDescr: D
 a["A"] -->|go| b["B"]
 b ==> c{"C?"}
 c -.-> d(("D"))
 a --x e[("stock")]
 a --o f([stadium])
 e <--> f
 g>flag] --- h[[sub]]
 i[/slanted/] --> j[\\other\\]
 k(round) --> l{{six}}
 subgraph S [Frame]
 k
 l
 end
 m(((double))) --> n[/wide below\\]
 o[\\wide above/] x--x p
 p o--o q
 a ~~~ q
""",
    "flowchart-across": """\
flowchart LR
 a --> b & c --> d
 d -->|长长的标签文字| e["很长的一个方框里面的文字，很长的一个方框里面的文字"]
""",
    "sequence": """\
sequenceDiagram
 autonumber
 accTitle: T
 accDescr: D
 participant C as County
 actor P as Province
 C->>P: reports
 P-->>C: assesses
 C-)P: sends
 C-xP: loses
 C->P: plain
 C-->P: dashed
 C<<->>P: both
 Note over C,P: yearly
 loop every half-year
 P->>+C: inspects
 C-->>-P: answers
 end
 alt good
 C->>P: one
 else bad
 C->>P: two
 end
 rect rgb(200, 220, 255)
 C->>P: three
 end
""",
    "class": """\
classDiagram
 class Level {
 <<interface>>
 +name: str
 +act() int
 }
 Level <|-- County
 Level *-- Village
 Level o-- Town
 A --> B : uses
 C ..> D
 E ..|> F
 Level "1" --> "*" Duty : has
 note for A "a note"
 class Z~T~
""",
    "state": """\
stateDiagram-v2
 [*] --> Poor
 Poor --> Registered: identified
 state Registered {
 [*] --> one
 one --> two
 }
 Registered --> Exited: delisted
 state chosen <<choice>>
 Exited --> chosen
 state forked <<fork>>
 chosen --> forked
 forked --> three
 forked --> four
 four: A longer name of a state
 three --> [*]
 note right of Poor : a note
""",
    "er": """\
erDiagram
 PROVINCE ||--o{ COUNTY : pledges
 VILLAGE |o--|| HOUSE : has
 A }|..|{ B : holds
 B }o--o| C : few
 PROVINCE {
 string name PK "key"
 int counties
 }
""",
    "er-zh": """\
erDiagram
 省 ||--o{ 县 : 管
 村 |o--|| 户 : 有
""",
    "pie": """\
pie showData title Funds
 "Centre" : 50
 "Province" : 30
 "City" : 12
 "County" : 10
 "Township" : 9
 "Village" : 8
 "Society" : 7
""",
}
