import Rendering

/// An edition with one of everything, for the tests and for looking at. Its figures and opinions are made up.
enum Sample {
  static func edition(_ language: Language = .dutch) -> EditionContent {
    let (text, spans) = attributed(pieces)
    return EditionContent(
      heading: heading(language), number: 2, date: "2026-01-15", text: text,
      attribution: Attribution(spans: spans, origins: origins), partners: partners,
      amendments: amendments(text), comments: comments(text), polls: polls(text), milestones: milestones)
  }

  static func draft() -> DraftContent {
    let (text, _) = attributed(pieces)
    return DraftContent(
      heading: heading(.dutch), text: text, partners: partners, comments: comments(text),
      amendments: amendments(text),
      contested: [
        DraftContent.ContestedPlace(
          range: place("een inkomen", text),
          alternatives: [
            .init(hunk: "a4f7c91e02/1", partners: ["vakbond"], text: "een inkomen waarvan je kunt leven"),
            .init(hunk: "a77b20d1ce/1", partners: ["kerken", "mantelzorg"], text: "een zeker inkomen"),
          ])
      ])
  }

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
      commit: "3f1c0a9be27d45c8a6b1e0f49d2c7785316ab0de", tool: "beraad 0.1.0")
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
    .init(
      kind: .original, partners: ["agendacommissie"], author: "p1",
      commit: "9a0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d", date: "2025-09-01"),
    .init(
      kind: .amended, partners: ["vakbond"], author: "p2", commit: "1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e",
      date: "2025-12-12", hunks: ["a4f7c91e02/1"]),
    .init(
      kind: .amended, partners: ["kerken", "mantelzorg"], author: "p3",
      commit: "2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f", date: "2025-12-12",
      hunks: ["a77b20d1ce/1", "a90112bb37/1"]),
    .init(
      kind: .byEditor, partners: ["agendacommissie"], author: "p1",
      commit: "3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60", date: "2025-12-13"),
    .init(
      kind: .resolved, partners: ["clientenraden"], author: "p4",
      commit: "4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6071", date: "2025-12-14", hunks: ["ab3310fe55/1"]),
    .init(
      kind: .original, partners: [], author: "E. Voorbeeld",
      commit: "5f60718293a4b5c6d7e8f90a1b2c3d4e5f607182", date: "2024-05-02"),
    .init(
      kind: .original, partners: ["regio-noord"], author: "p6",
      commit: "60718293a4b5c6d7e8f90a1b2c3d4e5f60718293", date: "2025-10-02"),
  ]

  static let partners: [PartnerEntry] = [
    .init(id: "agendacommissie", name: "Agendacommissie", kind: "commissie"),
    .init(id: "vakbond", name: "Vakbond", kind: "vakbond", region: "west"),
    .init(id: "kerken", name: "Kerken", kind: "kerk", region: "oost"),
    .init(id: "mantelzorg", name: "Vereniging van mantelzorgers", region: "zuid"),
    .init(id: "clientenraden", name: "Cliëntenraden", region: "west"),
    .init(id: "regio-noord", name: "Alliantie Noord", region: "noord"),
    .init(id: "voedselbank", name: "Voedselbanken", region: "zuid"),
    .init(id: "schuldhulp", name: "Schuldhulpmaatjes", region: "oost"),
  ]
}
