package import Deliberation
import Prose
import Storage

/// A poll as somebody writes it in an editor: a line for each thing that is said, and lines with # that explain.
package enum PollTemplate {
  /// What was written.
  package struct Filled: Sendable {
    package let question: String
    package let wish: PollWish
    package let replaces: String?
    package let facts: PollFacts
  }

  /// - Parameter poll: what stands so far; nil for a new one.
  package static func text(of poll: Poll?) -> String {
    let head = """
      # A poll, a line for each thing. Lines that begin with # are left out; nothing is
      # recorded where no question is left. Until the poll is opened you can change all of it.

      question: \(poll?.question ?? "")

      # sticker: people place stickers at the items of boards.
      # motion: partners choose between wordings. stance: partners say where they stand.
      kind: \(poll?.form.name ?? "sticker")

      # The poll that this one asks anew:
      \(poll?.replaces.map { "replaces: \($0)" } ?? "# replaces: last-year")

      # The last day on which votes are asked for, and the language of the texts:
      \(poll?.deadline.map { "until: \($0.day)" } ?? "# until: 2026-03-31")
      \(poll?.textLanguage.map { "lang: \($0)" } ?? "# lang: nl")

      """
    return switch poll?.form {
    case .sticker(let form): head + stickers(form)
    case .motion(let form): head + motion(form)
    case .stance: head
    case nil: head + stickers(nil) + motion(nil)
    }
  }

  private static func stickers(_ form: StickerForm?) -> String {
    func limit(_ name: String, _ number: Int?, example: String) -> String {
      number.map { "\(name): \($0)\n" } ?? "# \(name): \(example)\n"
    }
    let limits =
      limit("per-board", form.map { $0.limits.perBoard } ?? 2, example: "2")
      + limit("total", form?.limits.total, example: "4")
      + limit("per-item", form?.limits.perItem, example: "1")
    let boards =
      form.map { form in
        form.boards.map { "board: \($0.title)\n" + $0.items.map { "- \($0.text)\n" }.joined() }.joined(
          separator: "\n")
      } ?? "board: Worries\n- \n- \n\nboard: Hopes\n- \n- \n"
    let meetings = form.map { form in
      form.meetings.map { meeting in
        "meeting: "
          + [meeting.title, meeting.region, meeting.date].compactMap(\.self).joined(separator: "; ") + "\n"
      }.joined()
    }
    return """

      # --- A sticker poll ---
      # How many stickers a person has: on each board, in all, at one item.
      \(limits)# counted on the wall, or ballots: a line a person.
      source: \(form?.source.rawValue ?? "counted")
      # Of a meeting or region where fewer people took part no figure is shown.
      hide-below: \(form?.hideBelow ?? StickerForm.usualHideBelow)

      \(boards)
      # meeting: Leeds; north; 2026-03-14
      \(meetings ?? "")
      """
  }

  private static func motion(_ form: MotionForm?) -> String {
    let mark = form == nil ? "# " : ""
    let texts =
      form.map { form in
        form.alternatives.filter { $0.id.description != Alternative.leaveID }.map {
          "alternative: \($0.id): \($0.text)\n"
        }.joined()
      } ?? "# alternative: A home for all\n# alternative: Homes first\n"
    return """

      # --- A motion; leaving the text as it is comes with the wordings ---
      \(texts)# majority, two-thirds or consent; how many partners have to vote; yes where votes count by weight.
      \(mark)rule: \(form?.rule.rawValue ?? "majority")
      \(mark)quorum: \(form?.quorum ?? 0)
      \(mark)weighted: \(form?.isWeighted == true ? "yes" : "no")

      """
  }

  /// Reads what somebody wrote.
  ///
  /// - Throws: a `Refusal` that names every line that is not right.
  package static func read(_ text: String) throws(Refusal) -> Filled {
    var reader = TemplateReader()
    for (number, line) in text.split(scalar: "\n").enumerated() {
      reader.take(String(line).trimmingWhitespace, number: number + 1)
    }
    return try reader.filled()
  }
}

/// Takes the lines of a template one by one.
private struct TemplateReader {
  private var values: [String: String] = [:]
  private var boards: [(title: String, items: [String])] = []
  private var meetings: [[String]] = []
  private var alternatives: [String] = []
  private var faults = TableFaults()

  private static let single = [
    "question", "kind", "replaces", "per-board", "total", "per-item", "source", "hide-below", "rule",
    "quorum",
    "weighted", "until", "lang",
  ]

  mutating func take(_ line: String, number: Int) {
    guard !line.isEmpty, !line.begins(with: "#") else { return }
    if line.begins(with: "-") {
      let item = String(line.droppingScalars(1)).trimmingWhitespace
      guard !boards.isEmpty else {
        return faults.add(Refusal("An item stands before the first board."), line: number)
      }
      if !item.isEmpty { boards[boards.count - 1].items.append(item) }
      return
    }
    let parts = line.split(scalar: ":", maxSplits: 1)
    let key = String(parts[0]).trimmingWhitespace.lowercased()
    let value = parts.count == 2 ? String(parts[1]).trimmingWhitespace : ""
    guard parts.count == 2 else {
      return faults.add(Refusal("'\(line.prefix(40))' has no colon behind what it says."), line: number)
    }
    guard !value.isEmpty else { return }
    switch key {
    case "board": boards.append((title: value, items: []))
    case "alternative": alternatives.append(value)
    case "meeting":
      let fields = value.split(scalar: ";").map { String($0).trimmingWhitespace }
      guard fields.count <= 3 else {
        return faults.add(Refusal("A meeting has a title, a region and a day."), line: number)
      }
      meetings.append(fields + Array(repeating: "", count: 3 - fields.count))
    default:
      guard Self.single.contains(key) else {
        return faults.add(
          .unknown("line", key, among: Self.single + ["board", "alternative", "meeting"]), line: number)
      }
      if values.updateValue(value, forKey: key) != nil {
        faults.add(Refusal("'\(key)' stands twice."), line: number)
      }
      _ = faults.value(line: number) { () throws(Refusal) in try Self.check(value, of: key) }
    }
  }

  /// Refuses a value that is none, whatever the kind of the poll: all lines that are not right are named at once.
  private static func check(_ value: String, of key: String) throws(Refusal) {
    switch key {
    case "kind":
      let kinds = ["sticker", "motion", "stance"]
      guard kinds.contains(value) else { throw .unknown("kind", value, among: kinds) }
    case "per-board", "total", "per-item", "hide-below", "quorum": _ = try number(value, of: key)
    case "source": _ = try source(value)
    case "rule": _ = try rule(value)
    case "weighted": _ = try isYes(value)
    case "until": _ = try PollFacts(until: value, language: nil)
    case "lang": _ = try PollFacts(until: nil, language: value)
    default: break
    }
  }

  func filled() throws(Refusal) -> PollTemplate.Filled {
    try faults.check()
    guard let question = values["question"] else {
      throw Refusal("There is no question: nothing was recorded.")
    }
    let kind = values["kind"] ?? "sticker"
    let wish: PollWish
    switch kind {
    case "sticker": wish = .sticker(try sticker())
    case "motion": wish = .motion(alternatives, try motion())
    case "stance": wish = .stance
    default: throw .unknown("kind", kind, among: ["sticker", "motion", "stance"])
    }
    guard kind != "motion" || !alternatives.isEmpty else { throw Refusal("A motion needs an alternative.") }
    return PollTemplate.Filled(
      question: question, wish: wish, replaces: values["replaces"],
      facts: try PollFacts(until: values["until"], language: values["lang"]))
  }

  private func sticker() throws(Refusal) -> StickerWish {
    let limits = StickerLimits(
      perBoard: try number("per-board"), total: try number("total"), perItem: try number("per-item"))
    guard limits.perBoard != nil || limits.total != nil else {
      throw Refusal("Say how many stickers a person has: per-board, total or both.")
    }
    guard !boards.isEmpty else { throw Refusal("A sticker poll needs a board.") }
    if let empty = boards.first(where: \.items.isEmpty) {
      throw Refusal("The board '\(empty.title)' has no items.")
    }
    let source = try values["source"].map(Self.source) ?? .counted
    let table = SpreadsheetText.csv([["meeting", "region", "date"]] + meetings)
    return StickerWish(
      boards: boards, limits: limits, source: source, hideBelow: try number("hide-below"),
      meetings: meetings.isEmpty ? nil : Array(table.utf8))
  }

  private func motion() throws(Refusal) -> MotionTerms {
    MotionTerms(
      rule: try values["rule"].map(Self.rule) ?? .majority, quorum: try number("quorum") ?? 0,
      isWeighted: try values["weighted"].map(Self.isYes) ?? false)
  }

  private static func source(_ text: String) throws(Refusal) -> StickerSource {
    if let source = StickerSource(rawValue: text) { return source }
    throw .unknown("source", text, among: StickerSource.allCases.map(\.rawValue))
  }

  private static func rule(_ text: String) throws(Refusal) -> MotionRule {
    if let rule = MotionRule(rawValue: text) { return rule }
    throw .unknown("rule", text, among: MotionRule.allCases.map(\.rawValue))
  }

  private static func isYes(_ text: String) throws(Refusal) -> Bool {
    let text = text.lowercased()
    guard ["yes", "ja", "no", "nee"].contains(text) else {
      throw Refusal("'weighted' is yes or no, and not '\(text)'.")
    }
    return ["yes", "ja"].contains(text)
  }

  private func number(_ key: String) throws(Refusal) -> Int? {
    guard let text = values[key] else { return nil }
    return try Self.number(text, of: key)
  }

  private static func number(_ text: String, of key: String) throws(Refusal) -> Int {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(text)
    else { throw Refusal("'\(key)' is a whole number, and not '\(text.prefix(40))'.") }
    return number
  }
}

extension Context {
  /// What stands of a poll so far, for an editor.
  ///
  /// - Throws: `Refusal` where it is opened, or was made of what partners proposed.
  package func pollTemplate(_ name: PollName) throws -> String {
    let dossier = try Desk(self).dossier(of: name.paper).dossier
    let state = Slug(name.poll).flatMap { dossier.pollState($0) }
    guard state?.opening == nil else {
      throw Refusal(
        "\(name) was opened already: its definition is frozen.",
        hints: ["ask anew, as another poll, with: beraad poll new \(name.paper) NAME --edit"], by: .pollOpened
      )
    }
    guard state?.poll.targets.isEmpty ?? true else {
      throw Refusal(
        "\(name) was made of what partners proposed: its wordings are theirs.",
        hints: ["make it anew with: beraad poll new \(name.paper) \(name.poll) --contested ID"])
    }
    return PollTemplate.text(of: state?.poll)
  }
}
