import Deliberation
import ObjectIDs
import Prose
import Rendering
import TestSupport

/// What partners recorded about the sample paper; times go by, one day a record.
struct SampleRecords {
  var roster = Roster(
    alliance: "Voorbeeldalliantie tegen armoede", language: .dutch, partners: Sample.partners)
  /// Who is on the roster no more.
  var former: [Slug: Partner] = [:]
  private(set) var records: [Filed] = []
  var merged: [Target: ObjectID] = [:]
  private(set) var polls: [Slug: PollFile] = [:]
  var passages: [Target: ChangedPassage] = [:]
  var quotes: [RecordID: QuotedPlace] = [:]

  func dossier(text: [UInt8]) -> Dossier {
    Dossier(
      paper: Paper(slug: slug("zekerheid"), blob: "b0", text: text), roster: roster, former: former,
      records: records, merged: merged, polls: polls)
  }

  mutating func add(_ name: String, by partner: String, _ body: Record.Body) {
    // From 1 November 2025 on.
    let at = Instant(seconds: 1_761_955_200 + Int64(records.count) * 86_400)
    let header = Record.Header(
      paper: slug("zekerheid"), partner: slug(partner), person: "p1", at: at, seen: .zero)
    records.append(
      Filed(
        record: Record(id: id(name), header: header, body: body), isCollected: true,
        generation: records.count))
  }

  // MARK: Comments and changes

  mutating func comment(
    _ name: String, by partner: String, _ intent: Comment.Intent, _ text: String, on quote: String,
    _ outcome: QuotedPlace.Outcome? = nil
  ) {
    let range = Sample.place(quote, Sample.text)
    let anchor = Anchor(quote: quote, prefix: "", suffix: "", range: range, blob: "b0")
    add(name, by: partner, .comment(Comment(anchor: anchor, intent: intent, text: text)))
    quotes[id(name)] = QuotedPlace(words: quote, outcome: outcome ?? .kept(range))
  }

  mutating func reply(_ name: String, to other: String, by partner: String, _ text: String) {
    add(name, by: partner, .reply(Reply(to: id(other), text: text)))
  }

  /// - Parameters:
  ///   - hunks: what each replaces of the text, and by what.
  ///   - text: the sample's, or another.
  mutating func amend(
    _ name: String, by partner: String, _ hunks: [(range: Range<Int>, new: String)], _ reason: String,
    for comments: [String] = [], again: [String] = [], on text: [UInt8] = Sample.text
  ) {
    let hunks = hunks.map {
      Hunk(range: $0.range, old: String(decoding: text[$0.range], as: UTF8.self), new: $0.new)
    }
    add(
      name, by: partner,
      .amendment(
        Amendment(
          base: "b0", hunks: hunks, reason: reason, comments: comments.map(id), again: again.map(target))))
    for (index, hunk) in hunks.enumerated() {
      passages[Target(id(name), hunk: index + 1)] = ChangedPassage(
        hunk, in: text, place: hunk.range)
    }
  }

  mutating func decide(
    _ name: String, _ targets: [String], _ outcome: Outcome, _ reason: String, poll: String? = nil,
    replaces: [String] = []
  ) {
    add(
      name, by: "agendacommissie",
      .decision(
        Decision(
          targets: targets.map(target), outcome: outcome, reason: reason, poll: poll.map(slug),
          replaces: replaces.map(id))))
  }

  mutating func withdraw(_ name: String, of other: String, by partner: String, _ reason: String) {
    add(name, by: partner, .withdrawal(Withdrawal(of: id(other), reason: reason)))
  }

  // MARK: Polls

  mutating func open(
    _ poll: String, _ question: String, _ form: Poll.Form, for voters: [String], weights: [String: Int] = [:]
  ) {
    let poll = Poll(paper: slug("zekerheid"), id: slug(poll), question: question, form: form)
    polls[poll.id] = PollFile(poll: poll, blob: "f0")
    add(
      "o\(polls.count)", by: "agendacommissie",
      .opening(
        Opening(
          poll: poll.id, definition: "f0",
          electorate: Dictionary(uniqueKeysWithValues: voters.map { (slug($0), weights[$0] ?? 1) }))))
    openings[poll.id] = id("o\(polls.count)")
  }

  private var openings: [Slug: RecordID] = [:]
  private var counting: [Slug: Set<RecordID>] = [:]

  mutating func vote(
    _ poll: String, by partner: String, _ option: String, because reason: String? = nil,
    on quote: String? = nil
  ) {
    let range = quote.map { Sample.place($0, Sample.text) }
    let anchor = range.map { Anchor(quote: quote ?? "", prefix: "", suffix: "", range: $0, blob: "b0") }
    let name = "v\(records.count)"
    if let quote, let range { quotes[id(name)] = QuotedPlace(words: quote, outcome: .kept(range)) }
    cast(
      poll, name, by: partner,
      .vote(
        Vote(
          poll: slug(poll), opening: openings[slug(poll)] ?? id("o1"), choice: .option(option),
          reason: reason, anchor: anchor)))
  }

  /// A partner places stickers by itself.
  mutating func place(_ poll: String, by partner: String, _ stickers: [String: [String]]) {
    let placed = Dictionary(uniqueKeysWithValues: stickers.map { (slug($0.key), $0.value.map(slug)) })
    cast(
      poll, "v\(records.count)", by: partner,
      .vote(Vote(poll: slug(poll), opening: openings[slug(poll)] ?? id("o1"), choice: .stickers(placed))))
  }

  mutating func count(_ poll: String, at meeting: String, people: Int, _ stickers: [String: [String: Int]]) {
    let counted = Dictionary(
      uniqueKeysWithValues: stickers.map { board, items in
        (slug(board), Dictionary(uniqueKeysWithValues: items.map { (slug($0.key), $0.value) }))
      })
    cast(
      poll, "n\(records.count)", by: "agendacommissie",
      .count(
        Count(
          poll: slug(poll), opening: openings[slug(poll)] ?? id("o1"), meeting: slug(meeting), people: people,
          stickers: counted)))
  }

  private mutating func cast(_ poll: String, _ name: String, by partner: String, _ body: Record.Body) {
    add(name, by: partner, body)
    counting[slug(poll), default: []].insert(id(name))
  }

  mutating func close(_ poll: String) {
    add(
      "z\(records.count)", by: "agendacommissie",
      .closing(Closing(poll: slug(poll), counts: counting[slug(poll)] ?? [])))
  }
}

extension SampleRecords {
  static let full: SampleRecords = {
    var records = SampleRecords()
    records.discuss()
    records.ask()
    records.settle()
    return records
  }()

  private mutating func discuss() {
    let text = Sample.text
    comment(
      "c1", by: "mantelzorg", .question, "Voor wie geldt dit? Ook voor wie zorgt zonder loon?",
      on: "een inkomen",
      .edited([Sample.place("een inkomen", text)]))
    reply("e1", to: "c1", by: "agendacommissie", "Ja, juist ook dan.")
    comment("c2", by: "kerken", .support, "Herkenbaar.", on: "dubbel zwaar")
    comment(
      "c3", by: "regio-noord", .objection, "Zo praten wij niet over mensen.", on: "profiteurs",
      .deleted(by: .changes([target("a2/1")])))
    comment(
      "c4", by: "regio-noord", .remark, "Dit kan korter.", on: "een lange zin",
      .deleted(by: .author("Agendacommissie")))
    amend(
      "a1", by: "vakbond",
      [
        (Sample.place("waarvan je kunt leven", text), "waarvan je kunt leven"),
        (Sample.place("in elke gemeente", text), "in elke gemeente en op elk loonstrookje"),
      ], "Een inkomen is pas zekerheid als je ervan kunt leven.\nEn regels wegen net zo zwaar als geld.",
      for: ["c1"])
    passages[target("a1/1")] = ChangedPassage(
      before: "Bestaanszekerheid begint met een inkomen.",
      after: "Bestaanszekerheid begint met een inkomen waarvan je kunt leven.",
      place: Sample.place("waarvan je kunt leven", text))
    for (name, partner) in [("a2", "kerken"), ("a3", "mantelzorg")] {
      let place = Sample.place("stap voor stap", text)
      amend(name, by: partner, [(place, "stap voor stap")], "Het ging niet in één keer, vindt \(partner).")
      passages[target("\(name)/1")] = ChangedPassage(
        before: "De afgelopen jaren is de verzorgingsstaat omgebouwd.",
        after: "De afgelopen jaren is de verzorgingsstaat stap voor stap omgebouwd.", place: place)
    }
    amend(
      "a4", by: "clientenraden", [(Sample.place("kostendelersnorm", text), "kostendelersnorm")],
      "<script>alert('x')</script> hoort hier als tekst te staan, net als \u{1B}[31m en \u{202E}dit.")
    passages[target("a4/1")] = ChangedPassage(
      before: "- bestrijd **armoede** onder jongeren;",
      after: "- maak een einde aan de [kostendelersnorm](https://example.org/norm);",
      place: Sample.place("kostendelersnorm", text))
    amend("a5", by: "vakbond", [(Sample.place("geen gunst", text), "geen aalmoes")], "Dat woord raakt meer.")
    withdraw("w1", of: "a5", by: "vakbond", "Gunst zegt het beter.")
  }

  private mutating func ask() {
    let partners = Sample.partners.map(\.id.description)
    open(
      "koers", "Wat is het belangrijkst: wat verdedigen we, wat vernieuwen we?", .sticker(Self.stickers),
      for: partners)
    for (index, meeting) in Self.stickers.meetings.enumerated() {
      let people = index == 0 ? 2 : 18 + index
      func placed(_ board: Board) -> [String: Int] {
        Dictionary(
          uniqueKeysWithValues: board.items.enumerated().map {
            ($1.id.description, index == 0 ? 1 : ($0 * 7 + index * 5) % 9 + 1)
          })
      }
      count(
        "koers", at: meeting.id.description, people: people,
        Dictionary(uniqueKeysWithValues: Self.stickers.boards.map { ($0.id.description, placed($0)) }))
    }
    place("koers", by: "vakbond", ["verweer": ["i0"], "vernieuwing": ["i1"]])
    close("koers")
    open(
      "inkomen", "Moet een inkomen genoeg zijn om van te leven?",
      .motion(
        MotionForm(
          alternatives: [
            Alternative(id: slug("a"), text: "een inkomen waarvan je kunt leven", targets: [target("a1/1")]),
            Alternative(id: slug("leave"), text: "zoals het *er* staat", targets: []),
          ], rule: .majority, quorum: 5, isWeighted: false)),
      for: partners.filter { $0 != "schuldhulp" })
    for partner in ["kerken", "vakbond", "mantelzorg", "clientenraden"] { vote("inkomen", by: partner, "a") }
    vote("inkomen", by: "agendacommissie", "leave", because: "Het stond er goed.")
    vote("inkomen", by: "regio-noord", "abstain")
    close("inkomen")
  }

  private mutating func settle() {
    decide("d1", ["a1/1"], .postponed, "Eerst de stemming.")
    decide(
      "d2", ["a1/1"], .adopted, "Breed gedragen, en in de geest van het manifest.", poll: "inkomen",
      replaces: ["d1"])
    decide("d3", ["a1/2"], .rejected, "Valt buiten het onderwerp van dit strijdschrift.")
    decide("d4", ["a2", "a3"], .adopted, "Overgenomen zonder het jaartal.")
    decide("d5", ["a4"], .adopted, "Gekozen in het overleg.")
    merged = [
      target("a1/1"): "1b2c3d4e5f", target("a2/1"): "2c3d4e5f60", target("a3/1"): "2c3d4e5f60",
      target("a4/1"): "4e5f607182",
    ]
    open(
      "slot", "Steunt uw organisatie deze tekst?", .stance, for: Sample.partners.map(\.id.description))
    vote("slot", by: "vakbond", "supports")
    vote("slot", by: "kerken", "reservation", because: "De toon mag milder.", on: "nummer")
    vote("slot", by: "regio-noord", "supports")
    vote("slot", by: "mantelzorg", "abstains")
    close("slot")
  }

  static let stickers: StickerForm = {
    let defence = [
      "Van verzorgingsstaat naar participatiestad", "Steeds strengere sancties bij het kleinste verzuim",
      "Bezuinigen op de sociale werkvoorziening en op begeleid werk in de eigen buurt", "Tegenprestatie",
    ]
    let renewal = ["Sociale coöperaties", "Ervaringskennis als vak", "Maatjes naar werk"]
    func board(_ id: String, _ title: String, _ items: [String]) -> Board {
      Board(
        id: slug(id), title: title,
        items: items.enumerated().map { PollItem(id: slug("i\($0)"), text: $1) })
    }
    let places = ["Drachten", "Deventer", "Amsterdam", "Roermond", "Bergen op Zoom"]
    let regions = ["Noord", "Oost", "West", "Zuid", "Zuid"]
    return StickerForm(
      boards: [board("verweer", "Verweer", defence), board("vernieuwing", "Vernieuwing", renewal)],
      limits: StickerLimits(perBoard: 2, total: nil, perItem: nil),
      meetings: zip(places, regions).map { place, region in
        Meeting(
          id: slug(place.lowercased().replacing(" ", with: "-")), title: place, region: region,
          date: "2025-11-28")
      }, source: .counted, hideBelow: 3)
  }()
}
