import Deliberation
import ObjectIDs
import Prose
import Rendering
import TestSupport

/// An edition with one of everything, for the tests and for looking at. Its figures and opinions are made up.
enum Sample {
  static func edition(_ language: Language = .dutch, _ records: SampleRecords? = nil) -> EditionContent {
    let spans = attributed(pieces).spans
    return EditionContent(
      paper: paper(language, records), number: 2, date: "2026-01-15",
      attribution: Attribution(spans: spans, origins: origins),
      previous: .init(
        number: 1, date: "2025-12-01",
        text: Array(
          String(decoding: PublishedText(of: text).bytes, as: UTF8.self)
            .replacing("stap voor stap omgebouwd", with: "omgebouwd").utf8),
        head: ["title": "Zekerheid is een recht"],
        steps: [.init(origin: origins[2], places: .init(new: [place("stap voor stap", text)]))]))
  }

  static func draft() -> DraftContent {
    var records = SampleRecords()
    records.amend(
      "a1", by: "vakbond", [(place("een inkomen", text), "een inkomen dat genoeg is")], "Genoeg is genoeg.")
    records.amend("a2", by: "kerken", [(place("een inkomen", text), "een zeker inkomen")], "Zeker.")
    let gift = place("geen gunst", text)
    records.amend("a3", by: "mantelzorg", [(gift.upperBound..<gift.upperBound, " of gift")], "Ook dat niet.")
    records.comment("c1", by: "vakbond", .question, "Hoeveel?", on: "in elke gemeente")
    records.comment("c2", by: "kerken", .support, "Herkenbaar.", on: "dubbel zwaar")
    let paper = PaperContent(
      heading: heading(.dutch), dossier: records.dossier(text: text), passages: records.passages,
      quotes: records.quotes)
    return DraftContent(paper: paper, agenda: Agenda(of: paper.dossier) { _ in text })
  }

  /// A draft of which the polls are closed and decisions rest on them.
  static func draftAfterPolls() -> DraftContent {
    let paper = paper(.dutch)
    return DraftContent(paper: paper, agenda: Agenda(of: paper.dossier) { _ in text })
  }

  static func paper(_ language: Language, _ records: SampleRecords? = nil) -> PaperContent {
    let records = records ?? .full
    return PaperContent(
      heading: heading(language), dossier: records.dossier(text: text), passages: records.passages,
      quotes: records.quotes)
  }

  /// The paper, to the byte.
  static let text = attributed(pieces).text

  /// A stand-in for SHA-256: sixty-four digits that depend on every byte.
  static func digest(_ bytes: [UInt8]) -> String {
    let sum = bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 64 - digits.count) + digits
  }

  static func page(_ content: EditionContent) -> String {
    let index = content.files(digest: digest).first { $0.name == "index.html" }
    return String(decoding: index?.bytes ?? [], as: UTF8.self)
  }

  static func heading(_ language: Language) -> PaperHeading {
    PaperHeading(
      language: language, alliance: "Voorbeeldalliantie tegen armoede", slug: "zekerheid",
      title: "Zekerheid is een recht", kind: "pamphlet", stage: "final",
      commit: "3f1c0a9be27d45c8a6b1e0f49d2c7785316ab0de", tool: "beraad 0.1.0",
      textLanguage: "nl")
  }

  /// Pieces of the paper, each with its origin; nil is not attributed.
  static let pieces: [(String, Int?)] = [
    ("---\ntitle: Zekerheid is een recht\nkind: pamphlet\nlang: nl\n---\n", nil),
    ("# Zekerheid is een recht\n\nWie arm is, heeft het **dubbel zwaar**: te weinig geld", 0), (" ", nil),
    ("en te veel regels", 1), (". ", 0), ("Bestaanszekerheid begint met een inkomen", 0), (" ", nil),
    ("waarvan je kunt leven", 1),
    (
      " en met een overheid die mensen vertrouwt.[^1] Dat is geen gunst maar een recht, en het hoort voor iedereen te gelden, in elke gemeente.\n\n## Wat op het spel staat\n\nDe afgelopen jaren is de verzorgingsstaat",
      0
    ), (" stap voor stap ", 2),
    ("omgebouwd. Wat eens een recht was, werd een *voorziening waarvoor je je moet", 0), (" ", nil),
    ("verantwoorden*; wat gedeeld werd,", 3), (" moet ieder nu zelf dragen.\n\n", 0),
    ("> Je wordt behandeld als een nummer, en dan vragen ze waarom je niet meer opendoet.\n\n", 2),
    (
      "## Wat wij voorstellen\n\n- Verhoog het sociaal minimum, zodat het de kosten van een sober leven dekt;\n",
      0
    ),
    ("- maak een einde aan de kostendelersnorm voor jongvolwassenen;\n", 4),
    ("- geef wie direct hulp verleent ruimte om zelf te oordelen.\n\n", 5),
    ("| Route | Voor wie | Wat er verandert |\n|-------|----------|------------------|\n", nil),
    ("| Versterk | mensen met een laag inkomen | eigen kracht telt |\n", 0),
    ("| Vertrouw | beroepskrachten dichtbij | minder verantwoorden |\n", 1),
    ("| Verbind | buren en burgers | nieuwe vormen van samen |\n\n", 0),
    ("Wie wil meedoen, leest verder op [de site](https://example.org/meedoen) & schrijft ons.\n\n", 6),
    ("[^1]: Vertrouwen is hier letterlijk bedoeld: eerst helpen,", 0), (" dan pas controleren.\n", 1),
  ]

  static func attributed(_ pieces: [(String, Int?)]) -> (text: [UInt8], spans: [Attribution.Span]) {
    var text: [UInt8] = []
    var spans: [Attribution.Span] = []
    for (piece, origin) in pieces {
      let start = text.count
      text += Array(piece.utf8)
      let words = piece.utf8.drop { $0 <= 0x20 }
      let first = start + piece.utf8.count - words.count
      let last = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
      if let origin, first < last { spans.append(.init(start: first, end: last, origin: origin)) }
    }
    return (text, spans)
  }

  /// The bytes at which words stand in the text.
  static func place(_ words: String, _ text: [UInt8]) -> Range<Int> {
    let words = Array(words.utf8)
    let start = text.indices.first { text[$0...].starts(with: words) } ?? 0
    return start..<start + words.count
  }

  static let origins: [Attribution.Origin] = [
    origin(.original, ["agendacommissie"], "9a0b1c2d3e", "2025-09-01"),
    origin(.amended, ["vakbond"], "1b2c3d4e5f", "2025-12-12", ["a1/1"]),
    origin(.amended, ["kerken", "mantelzorg"], "2c3d4e5f60", "2025-12-12", ["a2/1", "a3/1"]),
    origin(.resolved, ["agendacommissie"], "3d4e5f6071", "2025-12-13"),
    origin(.resolved, ["clientenraden"], "4e5f607182", "2025-12-14", ["a4/1"]),
    origin(.original, [], "5f60718293", "2024-05-02", author: "E. Voorbeeld"),
    origin(.original, ["regio-noord"], "60718293a4", "2025-10-02"),
  ]

  static func origin(
    _ kind: Attribution.Kind, _ partners: [String], _ commit: String, _ date: String, _ hunks: [String] = [],
    author: String = "p1"
  ) -> Attribution.Origin {
    .init(
      kind: kind, partners: partners.map(slug), author: author, commit: commit, date: date,
      hunks: hunks.map(target))
  }

  static let partners: [Partner] = [
    partner("agendacommissie", "Agendacommissie", kind: "commissie", roles: [.committee, .author]),
    partner("vakbond", "Vakbond", kind: "vakbond", region: "west"),
    partner("kerken", "Kerken", kind: "kerk", region: "oost"),
    partner("mantelzorg", "Vereniging van mantelzorgers", region: "zuid"),
    partner("clientenraden", "Cliëntenraden", region: "west"),
    partner("regio-noord", "Alliantie Noord", region: "noord"),
    partner("voedselbank", "Voedselbanken", region: "zuid"),
    partner("schuldhulp", "Schuldhulpmaatjes", region: "oost"),
  ]

  private static func partner(
    _ id: String, _ name: String, kind: String? = nil, region: String? = nil, roles: Set<Role> = []
  ) -> Partner {
    Partner(id: slug(id), name: name, kind: kind, region: region, roles: roles, people: [Person(id: "p1")])
  }
}

/// `c1` as a whole id.
func id(_ name: String) -> RecordID {
  let digits = String(repeating: "0", count: 1 + RecordID.digits - name.count)
  guard let id = RecordID(name.prefix(1) + name.dropFirst() + digits) else {
    preconditionFailure("\(name) is no short id")
  }
  return id
}

/// `a1` or `a1/2` as a target.
func target(_ name: String) -> Target {
  let parts = name.split(separator: "/")
  return Target(id(String(parts[0])), hunk: parts.count == 2 ? Int(parts[1]) : nil)
}

func slug(_ text: String) -> Slug {
  guard let slug = Slug(text) else { preconditionFailure("\(text) is no slug") }
  return slug
}
