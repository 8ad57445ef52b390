/// All points of a workspace that stand, with what became of each: a function of the records of the reports and of the papers that cite
/// them, in whatever order they came.
package struct PointBook: Sendable {
  /// By report, and in the order of its text.
  package let entries: [Entry]
  private let places: [RecordID: Int]
  /// The point that took the place of an earlier one.
  private let successors: [RecordID: RecordID]

  /// A point, and what became of it.
  package struct Entry: Sendable {
    package let filed: Filed
    package let point: Point
    package let report: Slug
    /// Of the point under which it is gathered, where it is.
    package let status: PointStatus
    /// The one under which it is gathered.
    package let under: RecordID?
    /// Those that are gathered under it.
    package fileprivate(set) var members: [RecordID] = []
    /// What people said that it goes with: an offer with a need.
    package fileprivate(set) var matches: [RecordID] = []
    /// What cites it, or one that is gathered with it.
    package let citations: [Citation]
    /// The decision that holds on it, or on the one under which it is gathered.
    package let decision: Filed?

    package var id: RecordID { filed.record.id }

    /// Whether somebody should still look at it: one that is gathered under another waits with that one.
    package var isOpen: Bool { status == .open && under == nil }
  }

  /// - Parameters:
  ///   - reports: the papers that have points.
  ///   - citations: what cites them, by point.
  package init(reports: [Dossier], citations: [RecordID: [Citation]]) {
    let marks = Marks(reports)
    successors = marks.successors
    func current(_ id: RecordID) -> RecordID { marks.current(id) }
    var cited: [RecordID: [Citation]] = [:]
    for (id, found) in citations.sorted(by: { $0.key < $1.key }) {
      cited[marks.head(of: current(id)), default: []] += found
    }
    var entries: [Entry] = []
    for report in reports {
      let own = report.records.compactMap { filed -> (Filed, Point)? in
        guard case .point(let point) = filed.record.body, marks.stands.contains(filed.record.id) else {
          return nil
        }
        return (filed, point)
      }
      let inText = own.enumerated().sorted {
        ($0.element.1.anchor.range.lowerBound, $0.offset) < ($1.element.1.anchor.range.lowerBound, $1.offset)
      }
      for (filed, point) in inText.map(\.element) {
        let id = filed.record.id
        let head = marks.head(of: id)
        let citations = (cited[head] ?? []).uniquedInOrder
        let decision = marks.decisions[head]
        let isMatched = (marks.matches[id] ?? []).contains(where: marks.stands.contains)
        entries.append(
          Entry(
            filed: filed, point: point, report: report.paper.slug,
            status: PointStatus(citations, decision: decision, isMatched: isMatched),
            under: head == id ? nil : head,
            citations: citations, decision: decision))
      }
    }
    let places = Dictionary(
      entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, entry) in entries.enumerated() {
      if let head = entry.under.flatMap({ places[$0] }) { entries[head].members.append(entry.id) }
      entries[index].matches = (marks.matches[entry.id] ?? []).filter { places[$0] != nil }.sorted()
    }
    (self.entries, self.places) = (entries, places)
  }

  /// The point of that id, or the one that took its place; nil where none stands.
  package subscript(id: RecordID) -> Entry? {
    var (next, seen): (RecordID, Set<RecordID>) = (id, [])
    while let later = successors[next], seen.insert(next).inserted { next = later }
    return places[next].map { entries[$0] }
  }

  /// Those that nothing took up.
  package var open: [Entry] { entries.filter(\.isOpen) }
}

/// What the records of reports say of each other.
private struct Marks {
  var successors: [RecordID: RecordID] = [:]
  /// The points that were neither taken back nor replaced.
  var stands: Set<RecordID> = []
  /// The decision that holds on each point.
  var decisions: [RecordID: Filed] = [:]
  var matches: [RecordID: Set<RecordID>] = [:]
  /// The point under which one was gathered, by the last link that says so.
  private var under: [RecordID: RecordID] = [:]

  init(_ reports: [Dossier]) {
    var links: [Filed] = []
    var withdrawn: Set<RecordID> = []
    var decided: [RecordID: RecordID] = [:]
    for report in reports {
      for filed in report.records {
        let id = filed.record.id
        switch filed.record.body {
        case .point(let point):
          guard report.withdrawal(of: id) == nil else {
            withdrawn.insert(id)
            continue
          }
          stands.insert(id)
          // Records come in causal order: of two that replace one, the last holds.
          for old in point.replaces where old != id { successors[old] = id }
          if let decision = report.decision(about: Target(id)) {
            decisions[id] = decision
            decided[id] = id
          }
        case .link where report.withdrawal(of: id) == nil: links.append(filed)
        default: break
        }
      }
    }
    // A decision on an earlier point is one on the point that took its place, unless that has its own.
    for (old, decision) in decisions where successors[old] != nil {
      let now = current(old)
      if decided[now] == nil { decisions[now] = decision }
    }
    stands.subtract(successors.keys)
    for filed in links.sorted(by: { $0.order < $1.order }) {
      guard case .link(let link) = filed.record.body else { continue }
      let to = current(link.to)
      for point in link.points.map(current) where point != to {
        switch link.role {
        case .alike: under[point] = to
        case .match:
          matches[point, default: []].insert(to)
          matches[to, default: []].insert(point)
        }
      }
    }
  }

  func current(_ id: RecordID) -> RecordID {
    var (next, seen): (RecordID, Set<RecordID>) = (id, [])
    while let later = successors[next], seen.insert(next).inserted { next = later }
    return next
  }

  /// The point at the top of those under which one is gathered; itself where there is none, where they run in a ring, and where the top
  /// does not stand any more.
  func head(of id: RecordID) -> RecordID {
    var (next, seen): (RecordID, Set<RecordID>) = (id, [id])
    while let above = under[next], stands.contains(above) {
      guard seen.insert(above).inserted else { return id }
      next = above
    }
    return next
  }
}

extension Array where Element: Hashable {
  fileprivate var uniquedInOrder: Self {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
