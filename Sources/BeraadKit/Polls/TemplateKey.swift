import Deliberation

/// What a line of a template of a poll is about. A line has the English word or one of the Dutch ones.
enum TemplateKey: String, CaseIterable {
  case question, kind, replaces, until, lang
  case perBoard = "per-board"
  case total
  case perItem = "per-item"
  case source
  case hideBelow = "hide-below"
  case board, meeting
  case scale, choice, open
  case alternative, rule, quorum, weighted

  enum Kind: String, CaseIterable {
    case sticker, evaluation, motion, stance
  }

  /// - Parameter word: as somebody typed it, with lines or spaces between its parts.
  init?(typed word: String) {
    let word = word.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    let found = Self.allCases.first { $0.rawValue == word || $0.dutch.contains(word) }
    guard let found else { return nil }
    self = found
  }

  /// Why a line is none: with the words near it, or else all that a line may begin with.
  static func unknown(_ typed: String) -> Refusal {
    let words = allCases.flatMap { [$0.rawValue] + $0.dutch }
    guard NearNames.of(typed, among: words).isEmpty else {
      return .unknown(.line, typed, among: words)
    }
    let all = allCases.map { key in key.dutch.first.map { "\(key.rawValue) (\($0))" } ?? key.rawValue }
    return Refusal(
      Localized(en: "There is no line '\(typed)'.", nl: "Er is geen regel '\(typed)'."),
      hints: [
        Localized(
          en: "a line begins with: \(all.joined(separator: ", "))",
          nl: "een regel begint met: \(all.joined(separator: ", "))")
      ],
      by: .unknown(typed))
  }

  /// The Dutch words that a line may begin with, one of each.
  static var dutchWords: [String] { allCases.map { $0.word(in: .dutch) } }

  /// The word that a template has in a language.
  func word(in language: Language) -> String {
    language == .dutch ? dutch.first ?? rawValue : rawValue
  }

  private var dutch: [String] {
    switch self {
    case .question: ["vraag"]
    case .kind: ["soort"]
    case .replaces: ["vervangt"]
    case .until: ["tot", "tot-en-met"]
    case .lang: ["taal"]
    case .perBoard: ["per-bord"]
    case .total: ["totaal", "in-totaal"]
    case .perItem: ["per-onderdeel"]
    case .source: ["bron"]
    case .hideBelow: ["verberg-onder", "verbergen-onder"]
    case .board: ["bord"]
    case .meeting: ["bijeenkomst"]
    case .scale: ["schaal"]
    case .choice: ["keuze"]
    case .open: ["open-vraag"]
    case .alternative: ["voorstel", "alternatief"]
    case .rule: ["regel"]
    case .quorum: ["drempel"]
    case .weighted: ["gewogen"]
    }
  }

  /// The kinds of poll that have such a line.
  var kinds: [Kind] {
    switch self {
    case .question, .kind, .replaces, .until, .lang: Kind.allCases
    case .hideBelow, .meeting: [.sticker, .evaluation]
    case .perBoard, .total, .perItem, .source, .board: [.sticker]
    case .scale, .choice, .open: [.evaluation]
    case .alternative, .rule, .quorum, .weighted: [.motion]
    }
  }

  /// Those kinds, in a sentence.
  var owners: Localized {
    Localized { language in
      kinds.map { $0.words[language] }.joined(separator: language == .dutch ? " of " : " or ")
    }
  }

  /// Whether a poll has several of them.
  var mayRepeat: Bool { [.meeting, .alternative].contains(self) || takesItems }

  /// Whether lines with items may stand below it.
  var takesItems: Bool { [.board, .scale, .choice, .open].contains(self) }

  /// The numbers that it may be; nil where it is none.
  var bounds: ClosedRange<Int>? {
    switch self {
    case .perBoard, .total, .perItem: StickerLimits.bounds
    case .hideBelow: 0...StickerForm.mostPeople
    case .quorum: MotionForm.quorumBounds
    default: nil
    }
  }
}

extension TemplateKey.Kind {
  static func typed(_ word: String) throws(Refusal) -> Self {
    try words.meaning(of: word, Localized(en: "kind", nl: "soort"))
  }

  static let words: KeyValuePairs<String, Self> = [
    "sticker": .sticker, "stickers": .sticker, "stickerpeiling": .sticker, "motion": .motion,
    "motie": .motion,
    "stemming": .motion, "evaluation": .evaluation, "evaluatie": .evaluation, "stance": .stance,
    "standpunt": .stance,
  ]

  /// The word that a template has in a language.
  func word(in language: Language) -> String {
    guard language == .dutch else { return rawValue }
    return switch self {
    case .sticker: "stickerpeiling"
    case .evaluation: "evaluatie"
    case .motion: "stemming"
    case .stance: "standpunt"
    }
  }

  /// With its article, in a sentence.
  var words: Localized {
    switch self {
    case .sticker: Localized(en: "a sticker poll", nl: "een stickerpeiling")
    case .evaluation: Localized(en: "an evaluation", nl: "een evaluatie")
    case .motion: Localized(en: "a motion", nl: "een stemming")
    case .stance: Localized(en: "a poll of stances", nl: "een standpuntenpeiling")
    }
  }
}

extension StickerSource {
  static func typed(_ word: String) throws(Refusal) -> StickerSource {
    try templateWords.meaning(of: word, Localized(en: "source", nl: "bron"))
  }

  /// The word that a template has in a language.
  func templateWord(in language: Language) -> String {
    guard language == .dutch else { return rawValue }
    return switch self {
    case .counted: "geteld"
    case .ballots: "stembriefjes"
    }
  }

  static let templateWords: KeyValuePairs<String, StickerSource> = [
    "counted": .counted, "geteld": .counted, "ballots": .ballots, "briefjes": .ballots,
    "stembriefjes": .ballots,
  ]
}

extension MotionRule {
  static func typed(_ word: String) throws(Refusal) -> MotionRule {
    try templateWords.meaning(of: word, Localized(en: "rule", nl: "regel"))
  }

  /// The word that a template has in a language.
  func templateWord(in language: Language) -> String {
    guard language == .dutch else { return rawValue }
    return switch self {
    case .majority: "meerderheid"
    case .twoThirds: "twee-derde"
    case .consent: "consent"
    }
  }

  static let templateWords: KeyValuePairs<String, MotionRule> = [
    "majority": .majority, "meerderheid": .majority, "two-thirds": .twoThirds, "twee-derde": .twoThirds,
    "tweederde": .twoThirds, "consent": .consent, "instemming": .consent,
  ]
}

extension KeyValuePairs where Key == String {
  /// What somebody meant by a word, in English or Dutch.
  ///
  /// - Throws: a `Refusal` with all the words that there are.
  fileprivate func meaning(of word: String, _ what: Localized) throws(Refusal) -> Value {
    let typed = word.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: "-")
    guard let found = first(where: { $0.key == typed }) else {
      throw .unknown(.word(what), word, among: map(\.key))
    }
    return found.value
  }
}
