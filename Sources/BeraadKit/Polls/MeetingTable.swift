import Deliberation

/// A table that somebody brings from a meeting: its headings, and its rows as wide as these.
struct MeetingTable {
  let headings: [String]
  /// The line that the headings stand on.
  let line: Int
  let rows: [SpreadsheetRow]
  /// What is wrong so far.
  private(set) var faults: TableFaults

  /// - Throws: a `Refusal` where the file is no text.
  init(_ bytes: [UInt8]) throws(Refusal) {
    let all = try SpreadsheetRow.read(bytes)
    var faults = TableFaults()
    headings = Self.trimmed(all.first?.fields ?? [], to: 0)
    line = all.first?.line ?? 1
    var rows: [SpreadsheetRow] = []
    for var row in all.dropFirst() where !faults.isFull {
      // Spreadsheets write empty columns behind the last one.
      row.fields = Self.trimmed(row.fields, to: headings.count)
      if let fault = row.fault {
        faults.add(Refusal(fault), line: row.line)
      } else if row.fields.count == headings.count {
        rows.append(row)
      } else {
        faults.add(
          Refusal(
            Localized(
              en:
                "It has \(row.fields.count) \(row.fields.count == 1 ? "field" : "fields"), not \(headings.count) as the headings.",
              nl:
                "Er \(row.fields.count == 1 ? "staat 1 veld" : "staan \(row.fields.count) velden"), en geen \(headings.count) zoals de koppen."
            )),
          line: row.line)
      }
    }
    if let fault = all.first?.fault { faults.add(Refusal(fault), line: line) }
    (self.rows, self.faults) = (rows, faults)
  }

  private static func trimmed(_ fields: [String], to width: Int) -> [String] {
    let last = fields.lastIndex { !$0.isEmpty } ?? -1
    return Array(fields.prefix(max(width, last + 1)))
  }

  /// Where each of some headings stands, whatever their order; nil where it has not exactly these.
  ///
  /// - Parameter names: the words that each heading may have, in small letters.
  func columns(_ names: [[String]]) -> [Int]? {
    guard headings.count == names.count else { return nil }
    let given = headings.map { $0.lowercased() }
    let found = names.compactMap { words in given.firstIndex(where: words.contains) }
    return Set(found).count == names.count ? found : nil
  }
}

/// What is wrong with a table, or a template: every place of it, so that it is mended in one go.
struct TableFaults {
  private var found: [(line: Int, refusal: Refusal)] = []

  /// Whether there are so many that nobody reads on: a file that is no table of a meeting has them without end.
  var isFull: Bool { found.count >= Self.most }

  var isFaulty: Bool { !found.isEmpty }

  private static let most = 1_000

  /// What is wrong with the whole, and no line is to blame for.
  mutating func add(_ refusal: Refusal) { found.append((.max, refusal)) }

  /// - Parameter column: its heading.
  mutating func add(_ refusal: Refusal, line: Int, column: String? = nil) {
    found.append((line, refusal.at(line: line, column: column)))
  }

  /// The result of a check, or nil where it failed: then what it said is noted.
  mutating func value<Value>(
    line: Int, column: String? = nil, _ check: () throws(Refusal) -> Value
  ) -> Value? {
    do throws(Refusal) {
      return try check()
    } catch {
      add(error, line: line, column: column)
      return nil
    }
  }

  /// - Throws: a `Refusal` that names all of them, where there are any.
  func check(of what: Localized = Localized(en: "the table", nl: "de tabel")) throws(Refusal) {
    let sorted = found.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element.refusal)
    guard let first = sorted.first else { return }
    guard sorted.count > 1 else { throw first }
    throw Refusal(
      Localized(
        en:
          "\(sorted.count) places of \(what.english)\(isFull ? ", and maybe more," : "") are not right; nothing was recorded.",
        nl:
          "\(sorted.count) plekken in \(what.dutch)\(isFull ? ", en misschien meer," : "") kloppen niet; er is niets vastgelegd."
      ),
      causes: sorted.map { refusal in
        let explanation = refusal.explanation
        return explanation.sentence.joined(to: explanation.advice.first?.map { " (\($0))" } ?? .nothing)
      })
  }
}

extension Refusal {
  /// The same no, with the place of the file that it is about.
  fileprivate func at(line: Int, column: String?) -> Refusal {
    let told = explanation.sentence
    return Refusal(
      Localized(
        en: "Line \(line)\(column.map { ", column \($0)" } ?? ""): \(told.english)",
        nl: "Regel \(line)\(column.map { ", kolom \($0)" } ?? ""): \(told.dutch)"),
      causes: explanation.reasons, hints: explanation.advice)
  }
}
