import Deliberation
import Prose

/// Reads a template line by line, and notes all that is not right by the lines of what somebody wrote.
struct TemplateReader {
  struct Line {
    let key: TemplateKey
    /// The key as it was typed.
    let typed: String
    let value: String
    let number: Int
    /// Of a board or a question: the texts below it that are no empty ones.
    var items: [(text: String, number: Int)] = []
  }

  private(set) var lines: [Line] = []
  private var faults = TableFaults()
  /// What stands behind a word that begins no line: it may be what seems to be missing.
  private var unread: [String] = []
  /// Items before the first board.
  private var loose: [Int] = []

  /// The lines of the template of a new poll, in each language: nobody wrote them.
  private static let sample = Set(
    [Language.english, .dutch].flatMap { PollTemplate.text(of: nil, in: $0).split(scalar: "\n") }
      .map { String($0).trimmingWhitespace })

  init(_ text: String) {
    let text = text.begins(with: "\u{FEFF}") ? text.droppingScalars(1) : text[...]
    // A text of an old Mac has no other line ends.
    let end: Unicode.Scalar = text.unicodeScalars.contains("\n") ? "\n" : "\r"
    for (index, line) in text.split(scalar: end).enumerated() {
      take(String(line).trimmingWhitespace, number: index + 1)
    }
  }

  /// Whether nothing stands in it at all.
  var isEmpty: Bool { lines.isEmpty && loose.isEmpty && !faults.isFaulty }

  private mutating func take(_ line: String, number: Int) {
    guard !line.isEmpty, !line.begins(with: "#") else { return }
    if line.begins(with: "-") {
      let item = String(line.droppingScalars(1)).trimmingWhitespace
      guard !item.isEmpty else { return }
      guard let owner = lines.lastIndex(where: \.key.takesItems) else { return loose.append(number) }
      return lines[owner].items.append((item, number))
    }
    let parts = line.split(scalar: ":", maxSplits: 1)
    let typed = String(parts[0]).trimmingWhitespace.lowercased()
    guard parts.count == 2 else {
      return faults.add(
        Refusal(
          Localized(
            en: "'\(line.prefix(40))' has no colon behind what it says.",
            nl: "'\(line.prefix(40))' heeft geen dubbele punt achter wat het zegt.")), line: number)
    }
    guard let key = TemplateKey(typed: typed) else {
      unread.append(String(parts[1]).trimmingWhitespace)
      return faults.add(TemplateKey.unknown(typed), line: number)
    }
    let value = String(parts[1]).trimmingWhitespace
    // A board without a title is there for the items below it; any other line says nothing without a value.
    guard !value.isEmpty || key.takesItems else { return }
    lines.append(Line(key: key, typed: typed, value: value, number: number))
  }

  /// The lines that the poll is made of.
  ///
  /// - Returns: nil for the kind where it is none; then what belongs to one kind is not looked at.
  mutating func kind() -> TemplateKey.Kind? {
    let given = lines.first { $0.key == .kind }
    let kind = given.map { line in
      check(line) { () throws(Refusal) in try TemplateKey.Kind.typed(line.value) }
    }
    return kind ?? .sticker
  }

  /// Takes out the lines that this kind of poll does not have. Those of the template that stand as they were are no fault.
  mutating func leaveOut(besides kind: TemplateKey.Kind?) {
    for line in lines {
      guard let kind, !line.key.kinds.contains(kind) else { continue }
      let isSample = Self.sample.contains("\(line.typed): \(line.value)") && line.items.isEmpty
      guard !isSample, !line.value.isEmpty || !line.items.isEmpty else { continue }
      faults.add(
        Refusal(
          Localized(
            en: "'\(line.typed)' belongs to \(line.key.owners.english), and not to \(kind.words.english).",
            nl: "'\(line.typed)' hoort bij \(line.key.owners.dutch), en niet bij \(kind.words.dutch).")),
        line: line.number)
    }
    for number in loose {
      faults.add(Refusal(Self.looseItem(in: kind)), line: number)
    }
    if let kind { lines.removeAll { !$0.key.kinds.contains(kind) } }
  }

  private static func looseItem(in kind: TemplateKey.Kind?) -> Localized {
    switch kind {
    case .sticker?, nil:
      Localized(
        en: "An item stands before the first board.", nl: "Er staat een onderdeel vóór het eerste bord.")
    case .evaluation?:
      Localized(
        en: "An answer stands before the first question.", nl: "Er staat een antwoord vóór de eerste vraag.")
    case .motion?, .stance?:
      Localized(
        en: "An item belongs to the board of a sticker poll.",
        nl: "Een onderdeel hoort bij het bord van een stickerpeiling.")
    }
  }

  // MARK: What they say

  /// The lines of one key; of those of which a poll has one, every further is noted.
  mutating func all(_ key: TemplateKey) -> [Line] {
    let found = lines.filter { $0.key == key }
    if !key.mayRepeat {
      for line in found.dropFirst() {
        note(
          Refusal(Localized(en: "'\(line.typed)' stands twice.", nl: "'\(line.typed)' staat er twee keer.")),
          line)
      }
    }
    return found
  }

  /// The value of the only line of a key; nil where there is none, and where it is not right, which is noted.
  mutating func value<Value>(
    _ key: TemplateKey, _ read: (String) throws(Refusal) -> Value
  ) -> Value? {
    value(key) { value, _ throws(Refusal) in try read(value) }
  }

  /// - Parameter read: has the value and the key as it was typed.
  mutating func value<Value>(
    _ key: TemplateKey, _ read: (String, String) throws(Refusal) -> Value
  ) -> Value? {
    var values: [Value?] = []
    for line in all(key) {
      values.append(check(line) { () throws(Refusal) in try read(line.value, line.typed) })
    }
    return values.first ?? nil
  }

  /// Whether what seems to be missing may stand behind a word that begins no line.
  ///
  /// - Parameter isNumber: whether a number is missing, or words.
  func mayStandElsewhere(isNumber: Bool) -> Bool { unread.contains { (Int($0) != nil) == isNumber } }

  mutating func number(_ key: TemplateKey) -> Int? {
    value(key) { text, name throws(Refusal) in
      guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        throw Refusal(
          Localized(
            en: "'\(name)' is a whole number, and not '\(text.prefix(40))'.",
            nl: "'\(name)' is een heel getal, en niet '\(text.prefix(40))'."))
      }
      guard let number = Int(text), key.bounds?.contains(number) != false else {
        let bounds = key.bounds.map { bounds in
          Localized(
            en: " from \(bounds.lowerBound) to \(bounds.upperBound)",
            nl: " van \(bounds.lowerBound) tot en met \(bounds.upperBound)")
        }
        throw Refusal(
          Localized(
            en: "'\(name)' is a number\(bounds?.english ?? ""), and not \(text.prefix(40)).",
            nl: "'\(name)' is een getal\(bounds?.dutch ?? ""), en niet \(text.prefix(40))."))
      }
      return number
    }
  }

  /// The result of a check of a line, or nil where it failed: then what it said is noted.
  mutating func check<Value>(_ line: Line, _ check: () throws(Refusal) -> Value) -> Value? {
    faults.value(line: line.number, check)
  }

  mutating func note(_ refusal: Refusal, _ line: Line) { faults.add(refusal, line: line.number) }

  mutating func note(_ refusal: Refusal, number: Int) { faults.add(refusal, line: number) }

  /// What no line is to blame for.
  mutating func note(_ refusal: Refusal) { faults.add(refusal) }

  /// - Throws: a `Refusal` that names all that was noted, where anything was.
  func finish() throws(Refusal) { try faults.check(of: Localized(en: "the template", nl: "het sjabloon")) }
}
