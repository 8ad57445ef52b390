package import ObjectIDs
package import Prose

/// What is open about a paper, and where: the one answer that every reader shows.
///
/// A function of the dossier and of the texts that amendments were made on. A change is open until it is decided on, and an adopted
/// one until it is in the draft.
package struct Agenda: Sendable {
  /// An open change.
  package struct Item: Sendable {
    package let placed: PlacedHunk
    package let standing: OpenClass
    /// How its passage was changed otherwise; nil where it was not.
    package let meeting: CollisionClass?
    /// Words of the passage that turn its meaning, and were touched twice.
    package let flags: [ReadingFlag]
    /// The open motion that it is an alternative of, or that is about the place where it is contested.
    package let poll: Slug?
    /// A partner whose change in the same contested place, or whose withdrawal of this one, is not collected yet.
    package var uncollected: Slug?

    package var target: Target { placed.target }

    /// Whether it was adopted, and waits for the draft.
    package var isAdopted: Bool { placed.status.isAdopted }

    /// Whether a yes puts it into the draft: a passage that was rewritten may have nothing left of what it was, and what was adopted
    /// and merged is not taken out for another change by a yes to that.
    package var hasPlace: Bool { placed.hunk != nil && placed.displaces.isEmpty }
  }

  /// Every open change on the draft of now.
  package let changes: PlacedChanges
  /// In causal order of the amendments, hunk by hunk.
  package let items: [Item]
  private let index: [String: Int]

  /// - Parameters:
  ///   - other: a text to ask about, where that is not the draft of the dossier.
  ///   - text: the text that amendments were made on, by its object id; nil where it is not at hand.
  package init(
    of dossier: Dossier, on other: [UInt8]? = nil, text: (ObjectID) throws -> [UInt8]?
  ) rethrows {
    changes = try PlacedChanges(of: dossier, on: other, where: { $0.isPending($1) }, text: text)
    items = Self.items(changes, dossier)
    index = Dictionary(
      zip(items.map(\.target.description), items.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The places where changes exclude each other, from the start of the text to its end.
  package var places: [ContestedPlace] { changes.places }

  package subscript(id: String) -> Item? { index[id].map { items[$0] } }

  /// The open motion about a place; nil where there is none.
  package func poll(about place: ContestedPlace) -> Slug? {
    place.ids.lazy.compactMap { self[$0]?.poll }.first
  }

  private static func items(_ changes: PlacedChanges, _ dossier: Dossier) -> [Item] {
    // What was adopted was chosen: an open change that wants other words there is no reason to ask again.
    let adopted = changes.hunks.filter { $0.status.isAdopted }
    var contested = Set(PlacedChanges.places(of: adopted, in: changes.text).flatMap(\.ids))
    let chosen = Set(adopted.map(\.target.description))
    contested.formUnion(changes.places.flatMap(\.ids).filter { !chosen.contains($0) })
    let motions = dossier.openMotions(about: changes)
    var neighbourhood = Neighbourhood(of: changes.text)
    var found: [Target: Item] = [:]
    // Merging takes what is adopted first; what is still open would come behind it.
    for placed in inOrder(adopted) + inOrder(changes.hunks.filter { !$0.status.isAdopted }) {
      let motion = motions[placed.target]
      let fixed: OpenClass? =
        if dossier.isUnsettled(placed.target) {
          .apart
        } else if motion?.isAlternative == true {
          .voting
        } else if contested.contains(placed.target.description) {
          .contested
        } else {
          nil
        }
      found[placed.target] = neighbourhood.item(placed, as: fixed, fixed == nil ? nil : motion?.poll)
      if fixed == .apart {
        found[placed.target]?.uncollected = dossier.uncollectedWithdrawal(of: placed.target)
      }
    }
    for place in changes.places {
      let members = place.ids.compactMap { changes[$0] }
      guard let partner = members.first(where: { !$0.file.filed.isCollected })?.file.partner else { continue }
      for member in members { found[member.target]?.uncollected = partner }
    }
    return alike(changes.hunks.compactMap { found[$0.target] })
  }

  private static func inOrder(_ hunks: [PlacedHunk]) -> [PlacedHunk] {
    NestedDeletions.order(hunks.map(\.hunk)).map { hunks[$0] }
  }

  /// What several want alike is one change: where it wants a look for one of them, it does for all.
  private static func alike(_ items: [Item]) -> [Item] {
    var asking: [Joint: Item] = [:]
    for item in items where item.standing.wantsYes {
      if let hunk = item.placed.hunk, asking[Joint(hunk, item)]?.standing != .rewritten {
        asking[Joint(hunk, item)] = item
      }
    }
    return items.map { item in
      guard let hunk = item.placed.hunk, item.standing == .clean || item.standing.wantsYes,
        let other = asking[Joint(hunk, item)]
      else { return item }
      return Item(
        placed: item.placed, standing: other.standing, meeting: other.meeting, flags: other.flags, poll: nil)
    }
  }

  private struct Joint: Hashable {
    let hunk: Hunk
    let isAdopted: Bool

    init(_ hunk: Hunk, _ item: Item) { (self.hunk, isAdopted) = (hunk, item.isAdopted) }
  }
}

/// The changes that come into the draft, one after the other: what comes beside another one wants a look.
private struct Neighbourhood {
  private var taken: HunkSet
  private var owners: [Hunk: Set<RecordID>] = [:]
  private let text: [UInt8]

  init(of text: [UInt8]) {
    self.text = text
    taken = HunkSet(of: text)
  }

  mutating func item(_ placed: PlacedHunk, as fixed: OpenClass?, _ poll: Slug?) -> Agenda.Item {
    var standing: OpenClass
    var meeting: CollisionClass?
    var flags: [ReadingFlag] = []
    switch placed.rebased.fate {
    case .clean: standing = .clean
    case .proposal(_, let kind, let words): (standing, meeting, flags) = (.proposal, kind, words)
    // Where nothing is left that could be put back, no yes does it.
    case .contested(let kind, _): (standing, meeting) = (placed.hunk == nil ? .unplaced : .rewritten, kind)
    case .alreadyThere: standing = .there
    case .lost: standing = .unplaced
    }
    if !placed.displaces.isEmpty { standing = .rewritten }
    if fixed == nil, let hunk = placed.hunk {
      // What stands between the parts of a change is none of its business: the words between a note and its reference.
      let parts = hunk.parts
      for part in parts {
        let neighbours = taken.neighbours(of: part).filter {
          !parts.contains($0) && owners[$0]?.contains(placed.target.record) != true
        }
        if neighbours.isEmpty { continue }
        if standing == .clean { standing = .proposal }
        let met = neighbours.compactMap { part.meeting($0) }.max() ?? .separateWords
        meeting = max(meeting ?? .separateWords, met)
        flags = Set(flags + part.readingFlags(beside: neighbours[...], in: text)).sorted()
      }
      for part in parts where owners[part] != nil || taken.add([part]) {
        owners[part, default: []].insert(placed.target.record)
      }
    }
    return Agenda.Item(
      placed: placed, standing: fixed ?? standing, meeting: meeting, flags: flags, poll: poll)
  }
}

extension Dossier {
  /// The partner that withdrew what a target is part of, where main does not have that yet.
  package func uncollectedWithdrawal(of target: Target) -> Slug? {
    guard let withdrawal = withdrawal(of: target), !withdrawal.isCollected else { return nil }
    return withdrawal.record.header.partner
  }

  /// For each change the open motion that it is an alternative of; and for those that came to the same place since, that motion too.
  fileprivate func openMotions(
    about changes: PlacedChanges
  ) -> [Target: (poll: Slug, isAlternative: Bool)] {
    var found: [Target: (poll: Slug, isAlternative: Bool)] = [:]
    for state in pollFiles where state.stage == "open" {
      for target in state.poll.targets {
        let hunks = target.hunk == nil ? amendment(target.record)?.targets { _ in true } ?? [] : [target]
        for hunk in hunks where found[hunk] == nil { found[hunk] = (state.poll.id, true) }
      }
    }
    guard !found.isEmpty else { return [:] }
    for place in changes.places {
      let members = place.ids.compactMap { changes[$0]?.target }
      guard let poll = members.lazy.compactMap({ found[$0]?.poll }).first else { continue }
      for member in members where found[member] == nil { found[member] = (poll, false) }
    }
    return found
  }
}
