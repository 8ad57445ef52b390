import Rendering

extension Sample {
  static func decision(_ id: String, _ reason: String, poll: String? = nil) -> DecisionEntry {
    DecisionEntry(id: id, reason: reason, by: ["Agendacommissie"], date: "2025-12-11", poll: poll)
  }

  static func amendments(_ text: [UInt8]) -> [AmendmentEntry] {
    [
      AmendmentEntry(
        id: "a4f7c91e02", partners: ["vakbond"], date: "2025-11-20",
        reason:
          "Een inkomen is pas zekerheid als je ervan kunt leven.\nEn regels wegen net zo zwaar als geld.",
        comments: ["c1d0e2f3a4"],
        hunks: [
          .init(
            number: 1, old: "een inkomen", new: "een inkomen waarvan je kunt leven",
            place: place("waarvan je kunt leven", text).lowerBound, outcome: .adopted,
            decision: decision(
              "d00a1b2c3d", "Breed gedragen, en in de geest van het manifest.", poll: "inkomen")),
          .init(
            number: 2, old: "in elke gemeente", new: "in elke gemeente en op elk loonstrookje",
            place: place("in elke gemeente", text).lowerBound, outcome: .rejected,
            decision: decision("d00a1b2c3e", "Valt buiten het onderwerp van dit strijdschrift.")),
        ]),
      AmendmentEntry(
        id: "a77b20d1ce", partners: ["kerken", "mantelzorg"], date: "2025-11-22",
        reason: "Het ging niet in één keer; dat mag de lezer weten.",
        hunks: [
          .init(
            number: 1, old: "", new: "stap voor stap", place: place("stap voor stap", text).lowerBound,
            outcome: .adoptedChanged, decision: decision("d11a1b2c3d", "Overgenomen zonder het jaartal."))
        ]),
      AmendmentEntry(
        id: "ab3310fe55", partners: ["clientenraden"], date: "2025-11-25",
        reason:
          "<script>alert('x')</script> hoort hier als tekst te staan, net als \u{1B}[31m en \u{202E}dit.",
        hunks: [
          .init(
            number: 1, old: "- bestrijd armoede onder jongeren;",
            new: "- maak een einde aan de kostendelersnorm;",
            place: place("kostendelersnorm", text).lowerBound, outcome: .adopted,
            decision: decision("d22a1b2c3d", "Gekozen in de stemming.", poll: "jongeren")),
          .init(number: 2, old: "en", new: "", outcome: .withdrawn),
        ]),
    ]
  }

  static func comments(_ text: [UInt8]) -> [CommentEntry] {
    [
      CommentEntry(
        id: "c1d0e2f3a4", partner: "mantelzorg", date: "2025-11-02", kind: "question", quote: "een inkomen",
        body: "Voor wie geldt dit? Ook voor wie zorgt zonder loon?",
        anchor: .edited([place("een inkomen", text)]), outcome: .adopted,
        replies: [.init(partner: "agendacommissie", date: "2025-11-03", body: "Ja, juist ook dan.")],
        decision: decision("d00a1b2c3d", "Opgenomen via wijziging a4f7c91e02.")),
      CommentEntry(
        id: "c2d0e2f3a4", partner: "kerken", date: "2025-11-04", kind: "support", quote: "dubbel zwaar",
        body: "Herkenbaar.", anchor: .kept(place("dubbel zwaar", text)), outcome: .answered),
      CommentEntry(
        id: "c3d0e2f3a4", partner: "regio-noord", date: "2025-11-05", kind: "objection", theme: "Toon",
        quote: "profiteurs", body: "Zo praten wij niet over mensen.", anchor: .deleted(by: "a77b20d1ce/2"),
        outcome: .adopted),
    ]
  }

  static func polls(_ text: [UInt8]) -> [PollEntry] {
    [
      .sticker(stickers),
      .motion(
        MotionTally(
          id: "inkomen", question: "Moet een inkomen genoeg zijn om van te leven?",
          alternatives: [
            .init(
              id: "a", text: "een inkomen waarvan je kunt leven", votes: 5,
              voters: ["vakbond", "kerken", "mantelzorg", "clientenraden", "regio-noord"]),
            .init(id: "leave", text: "zoals het er staat", votes: 1, voters: ["agendacommissie"]),
          ], rule: .majority, result: .chosen("a"), quorum: 5, cast: 7, abstainers: ["vrijwilligers"],
          silent: ["migranten"], eligible: 8,
          place: place("een inkomen", text).lowerBound)),
      .stance(
        StanceTally(
          id: "slot", question: "Steunt uw organisatie deze tekst?",
          stances: [
            .init(partner: "vakbond", position: .supports),
            .init(
              partner: "kerken", position: .supportsWithReservation, explanation: "De toon mag milder.",
              place: place("nummer", text).lowerBound),
            .init(partner: "regio-noord", position: .supports),
            .init(partner: "mantelzorg", position: .abstains),
          ])),
    ]
  }

  private static var stickers: StickerTally {
    let defence = [
      "Van verzorgingsstaat naar participatiestad", "Steeds strengere sancties bij het kleinste verzuim",
      "Bezuinigen op de sociale werkvoorziening en op begeleid werk in de eigen buurt", "Tegenprestatie",
    ]
    let renewal = ["Sociale coöperaties", "Ervaringskennis als vak", "Maatjes naar werk"]
    let meetings = ["Drachten", "Deventer", "Amsterdam", "Roermond", "Bergen op Zoom"]
    func items(_ texts: [String]) -> [StickerTally.Item] {
      texts.enumerated().map { index, text in
        let counts = meetings.indices.map { (index * 7 + $0 * 5) % 13 + 1 }
        var byMeeting: [String: Int?] = [:]
        for (meeting, count) in zip(meetings, counts) { byMeeting[meeting] = count < 3 ? .some(nil) : count }
        let total = counts.reduce(0, +)
        return .init(
          id: "i\(index)", text: text, stickers: total, people: index == 0 ? nil : total - 2,
          byMeeting: byMeeting,
          byRegion: ["noord": counts[0], "zuid": counts[3] + counts[4], "oost": counts[1], "west": counts[2]])
      }
    }
    return StickerTally(
      id: "koers", question: "Wat is het belangrijkst: wat verdedigen we, wat vernieuwen we?",
      boards: [
        .init(id: "verweer", title: "Verweer", items: items(defence)),
        .init(id: "vernieuwing", title: "Vernieuwing", items: items(renewal)),
      ],
      meetings: meetings.enumerated().map { index, title in
        .init(id: title, title: title, region: "west", date: "2012-10-05", people: 20 + index)
      },
      regions: ["noord", "oost", "west", "zuid"].map {
        .init(id: $0, title: $0.capitalizedFirst, people: 25)
      },
      people: 110, limits: .init(perBoard: 2), hideBelow: 3, note: "De aantallen zijn voorbeeldcijfers.")
  }

  static let milestones: [EditionContent.Milestone] = [
    .init(date: "2025-09-01", step: .begun), .init(date: "2025-11-02", step: .firstComment),
    .init(date: "2025-11-28", step: .meeting, detail: "Drachten"), .init(date: "2025-12-11", step: .decided),
    .init(date: "2026-01-15", step: .published),
  ]
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
