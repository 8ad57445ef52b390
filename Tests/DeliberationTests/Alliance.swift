import Deliberation
import ObjectIDs
import Prose
import TestSupport
import Testing

/// An alliance of three with one paper, and records of it: `c1`, `a2` … become whole ids, times go by.
struct Alliance {
  static let roster = Roster(
    alliance: "Alliance", language: .english,
    partners: [
      Partner(
        id: slug("board"), name: "The board", roles: [.committee, .steward], people: [Person(id: "p1")]),
      Partner(id: slug("tenants"), name: "The tenants' union", people: [Person(id: "p1"), Person(id: "p2")]),
      Partner(id: slug("carers"), name: "Carers", roles: [.author], people: [Person(id: "p1")]),
      Partner(id: slug("nobody"), name: "Nobody yet", people: []),
    ])

  private(set) var records: [Filed] = []
  var merged: [Target: ObjectID] = [:]
  /// By decision, the withdrawals and closings that its writer had before them.
  var witnessed: [RecordID: Set<RecordID>] = [:]
  /// What the draft has by these commits.
  var mergesApart: [Target: [ObjectID]] = [:]
  /// The commits that began the draft.
  var begun: [ObjectID] = []

  var dossier: Dossier { dossier(of: records) }

  func dossier(of records: [Filed]) -> Dossier {
    Dossier(
      paper: Paper(
        slug: slug("housing"), blob: "b0", text: Array("Rent.\n".utf8)),
      roster: Self.roster, records: records, merged: merged, polls: [:], begun: begun, witnessed: witnessed,
      mergesApart: mergesApart)
  }

  /// Adds a record.
  ///
  /// - Parameters:
  ///   - seen: the generation of the commit that it was written against.
  ///   - at: its clock, which may be wrong.
  mutating func add(
    _ name: String, by partner: String, seen: Int, at: Int64 = 0, isCollected: Bool = true,
    _ body: Record.Body
  ) {
    let header = Record.Header(
      paper: slug("housing"), partner: slug(partner), person: "p1", at: Instant(seconds: at),
      seen: .zero)
    records.append(
      Filed(
        record: Record(id: id(name), header: header, body: body), isCollected: isCollected, generation: seen))
  }

  mutating func comment(_ name: String, by partner: String, seen: Int) {
    let anchor = Anchor(
      quote: "Rent", prefix: "", suffix: ".", range: 0..<4, blob: "b0")
    add(name, by: partner, seen: seen, .comment(Comment(anchor: anchor, intent: .remark, text: "Hm.")))
  }

  /// An amendment of so many hunks.
  mutating func amend(
    _ name: String, by partner: String, seen: Int, hunks: Int = 1, for comments: [String] = []
  ) {
    let hunks = (0..<hunks).map { Hunk(range: $0..<$0 + 1, old: "R", new: "r") }
    add(
      name, by: partner, seen: seen,
      .amendment(
        Amendment(
          base: "b0", hunks: hunks, reason: "So.", comments: comments.map(id))))
  }

  /// A decision of somebody who had the decisions that it replaces and the withdrawals before them.
  mutating func decide(
    _ name: String, _ targets: [String], _ outcome: Outcome, seen: Int, at: Int64 = 0,
    replaces: [String] = [],
    having withdrawals: [String] = []
  ) {
    add(
      name, by: "board", seen: seen, at: at,
      .decision(
        Decision(
          targets: targets.map(target), outcome: outcome, reason: "So.", poll: nil, replaces: replaces.map(id)
        )))
    if !withdrawals.isEmpty { witnessed[id(name)] = Set(withdrawals.map(id)) }
  }

  /// An edition of a number, made from a commit.
  mutating func publish(
    _ name: String, _ number: Int, of commit: ObjectID, seen: Int, replaces: [String] = []
  ) {
    add(
      name, by: "board", seen: seen,
      .edition(
        Edition(number: number, commit: commit, tool: "test", files: [:], replaces: replaces.map(id))))
  }

  mutating func withdraw(_ name: String, of other: String, by partner: String, seen: Int, at: Int64 = 0) {
    add(name, by: partner, seen: seen, at: at, .withdrawal(Withdrawal(of: target(other), reason: "So.")))
  }
}

/// `c1` as a whole id.
func id(_ name: String) -> RecordID {
  let digits = String(repeating: "0", count: 1 + RecordID.digits - name.count)
  guard let id = RecordID(name.prefix(1) + digits + name.dropFirst()) else {
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
