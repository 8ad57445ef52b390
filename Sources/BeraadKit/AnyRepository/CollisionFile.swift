import Deliberation
import FoundationEssentials
package import Prose

extension Context {
  /// How the changes in a file of JSON lines stand to each other.
  ///
  /// A line is `{"id", "base": file, "hunks": [{"start", "end", "new"}]}`: `base` is a path beside the file, offsets
  /// are bytes of it. Only changes of one base can meet.
  ///
  /// - Throws: a `Refusal` that names the line and what is wrong with it.
  package func collisions(inFile path: String) throws -> CollisionReport {
    let path = self.path(path)
    try InputFile.mustNotWait(for: path, named: path)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Refusal(Localized(en: "\(path) cannot be read.", nl: "\(path) is niet te lezen."))
    }
    var reader = ChangeLines(path: path)
    for (index, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
      try reader.read(Data(line), number: index + 1)
    }
    return CollisionReport(reader.groups)
  }
}

/// What `collisions` answers.
package struct CollisionReport: Encodable, Sendable {
  /// Two changes that meet.
  package struct Pair: Encodable, Sendable {
    package let a: String
    package let b: String
    package let `class`: String
  }

  package let amendments: Int
  package let pairs: [Pair]
  /// The changes that meet more others than are told, sorted; nil where every pair is told.
  package let shortened: [String]?

  /// Whose the changes are of which not every pair is told: how many, by partner. Nil for those of a file.
  package let shortenedBy: [String: Int]?

  /// - Parameters:
  ///   - groups: texts, each with the changes that were made on it.
  ///   - partners: whose a change is, by its id.
  package init(_ groups: [(text: [UInt8], changes: [ProposedChange])], partners: [String: String] = [:]) {
    amendments = groups.reduce(0) { $0 + $1.changes.count }
    var shortened: [String] = []
    pairs =
      groups.flatMap { text, changes in
        var limit = PairLimit(for: changes.count)
        let pairs = Collisions.pairs(changes, in: text, &limit)
        shortened += limit.shortened.map { changes[$0].id }
        return pairs
      }
      .sorted { ($0.a, $0.b) < ($1.a, $1.b) }
      .map { Pair(a: $0.a, b: $0.b, class: $0.kind.rawValue) }
    self.shortened = shortened.isEmpty ? nil : shortened.sorted()
    let owners = shortened.compactMap { partners[$0] }
    shortenedBy = owners.isEmpty ? nil : Dictionary(owners.map { ($0, 1) }, uniquingKeysWith: +)
  }
}

/// Reads changes from JSON lines, and the texts that they were made on.
private struct ChangeLines {
  private struct Line: Decodable {
    struct Span: Decodable {
      let start: Int
      let end: Int
      let new: String
    }
    let id: String
    let base: String
    let hunks: [Span]
  }

  let path: String
  private var changes: [String: [ProposedChange]] = [:]
  private var texts: [String: [UInt8]] = [:]
  private var ids: Set<String> = []

  /// The texts, each with the changes that were made on it.
  var groups: [(text: [UInt8], changes: [ProposedChange])] {
    changes.map { (texts[$0.key] ?? [], $0.value) }
  }

  init(path: String) { self.path = path }

  mutating func read(_ data: Data, number: Int) throws(Refusal) {
    guard let line = try? JSONDecoder().decode(Line.self, from: data) else {
      throw Refusal(
        Localized(
          en: "Line \(number) of \(path) is no change.", nl: "Regel \(number) van \(path) is geen wijziging."),
        hints: [
          Localized(
            en: #"a line is {"id": …, "base": file, "hunks": [{"start": …, "end": …, "new": …}]}"#,
            nl: #"een regel is {"id": …, "base": bestand, "hunks": [{"start": …, "end": …, "new": …}]}"#)
        ])
    }
    guard ids.insert(line.id).inserted else {
      throw Refusal(
        Localized(
          en: "Line \(number) of \(path) has the id \(line.id) a second time.",
          nl: "Op regel \(number) van \(path) staat het id \(line.id) voor de tweede keer."))
    }
    let text = try text(of: line.base, number: number)
    var hunks: [Hunk] = []
    for span in line.hunks {
      guard span.start >= 0, span.start <= span.end, span.end <= text.count,
        let old = String(validating: text[span.start..<span.end], as: UTF8.self)
      else {
        throw Refusal(
          Localized(
            en:
              "Line \(number) of \(path) changes bytes \(span.start) to \(span.end), which are no text of \(line.base).",
            nl:
              "Regel \(number) van \(path) verandert de bytes \(span.start) tot \(span.end), en die zijn geen tekst van \(line.base)."
          )
        )
      }
      hunks.append(Hunk(range: span.start..<span.end, old: old, new: span.new))
    }
    changes[line.base, default: []].append(ProposedChange(id: line.id, hunks: hunks))
  }

  private mutating func text(of base: String, number: Int) throws(Refusal) -> [UInt8] {
    if let known = texts[base] { return known }
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let file = base.hasPrefix("/") ? base : "/\(folder)/\(base)"
    guard let bytes = InputFile.contents(of: file) else {
      throw Refusal(
        Localized(
          en: "Line \(number) of \(path) names the base \(base), which cannot be read.",
          nl: "Regel \(number) van \(path) noemt de basis \(base), en die is niet te lezen."))
    }
    texts[base] = bytes
    return bytes
  }
}
