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
  case alternative, rule, quorum, weighted

  enum Kind: String, CaseIterable {
    case sticker, motion, stance
  }

  init?(typed word: String) {
    let found = Self.allCases.first { $0.rawValue == word || $0.dutch.contains(word) }
    guard let found else { return nil }
    self = found
  }

  /// All the words that a line may have.
  static var words: [String] { allCases.flatMap { [$0.rawValue] + $0.dutch } }

  private var dutch: [String] {
    switch self {
    case .question: ["vraag"]
    case .kind: ["soort"]
    case .replaces: ["vervangt"]
    case .until: ["tot"]
    case .lang: ["taal"]
    case .perBoard: ["per-bord"]
    case .total: ["totaal"]
    case .perItem: ["per-onderdeel"]
    case .source: ["bron"]
    case .hideBelow: ["verberg-onder"]
    case .board: ["bord"]
    case .meeting: ["bijeenkomst"]
    case .alternative: ["voorstel", "alternatief"]
    case .rule: ["regel"]
    case .quorum: []
    case .weighted: ["gewogen"]
    }
  }

  /// The only kind of poll that has such a line; nil where each has.
  var kind: Kind? {
    switch self {
    case .question, .kind, .replaces, .until, .lang: nil
    case .perBoard, .total, .perItem, .source, .hideBelow, .board, .meeting: .sticker
    case .alternative, .rule, .quorum, .weighted: .motion
    }
  }

  /// Whether a poll has several of them.
  var mayRepeat: Bool { [.board, .meeting, .alternative].contains(self) }

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
    switch word.lowercased() {
    case "sticker", "stickers", "stickerpeiling": .sticker
    case "motion", "stemming": .motion
    case "stance", "standpunt": .stance
    default: throw .unknown("kind", word, among: allCases.map(\.rawValue))
    }
  }

  /// With its article, in a sentence.
  var words: String {
    switch self {
    case .sticker: "a sticker poll"
    case .motion: "a motion"
    case .stance: "a poll of stances"
    }
  }
}

extension StickerSource {
  static func typed(_ word: String) throws(Refusal) -> StickerSource {
    switch word.lowercased() {
    case "geteld": return .counted
    case "briefjes", "stembriefjes": return .ballots
    case let word:
      if let source = StickerSource(rawValue: word) { return source }
      throw .unknown("source", word, among: allCases.map(\.rawValue))
    }
  }
}

extension MotionRule {
  static func typed(_ word: String) throws(Refusal) -> MotionRule {
    switch word.lowercased() {
    case "meerderheid": return .majority
    case "twee-derde", "twee derde": return .twoThirds
    case let word:
      if let rule = MotionRule(rawValue: word) { return rule }
      throw .unknown("rule", word, among: allCases.map(\.rawValue))
    }
  }
}
