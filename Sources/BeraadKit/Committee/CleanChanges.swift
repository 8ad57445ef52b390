package import Deliberation
import Prose
import Storage

/// The open changes that stand alone: nobody decided on them, they fit by their lines, and no other change meets them.
package struct CleanChanges: Sendable {
  package struct Change: Sendable {
    /// As `ID/N`.
    package let target: String
    /// By name.
    package let partner: String
    /// As the page calls it.
    package let place: Localized?
    package let reason: String
    package let change: WordChange
  }

  package let paper: Slug
  /// In the order of the text.
  package let changes: [Change]
  /// Changes that main does not have yet: nothing can be decided about them.
  package let uncollected: Int
}

extension Context {
  /// What `decide --clean` is about.
  package func cleanChanges(of paper: String) throws -> CleanChanges {
    let desk = try Desk(self)
    let open = try desk.openDossier(of: paper)
    let agenda = try Agenda(of: open.dossier, in: desk.repository)
    let alone = agenda.items.filter { $0.standing == .clean && $0.placed.status == .open }
    let ready = alone.filter {
      $0.placed.file.filed.isCollected && !open.dossier.isWithdrawnSomewhere($0.target)
    }
    let changes = ready.sorted { $0.start < $1.start }.map { item in
      CleanChanges.Change(
        target: item.target.description, partner: open.dossier.name(of: item.placed.file.partner),
        place: item.placed.range.map { Places.name(of: $0.lowerBound, in: open.dossier.paper) },
        reason: item.placed.file.amendment.reason,
        change: item.placed.hunk.map { WordChange($0, in: agenda.changes.text) }
          ?? WordChange(old: "", new: ""))
    }
    return CleanChanges(
      paper: open.dossier.paper.slug, changes: changes, uncollected: alone.count - ready.count)
  }

  /// What stands in the way of an adoption of all of some changes, as sentences: the pairs of them that would exclude each other, or exclude
  /// what was adopted before, in the draft or not yet; and those that no yes brings into the draft.
  ///
  /// - Parameter names: as somebody types them to `decide`; what names no change has no part in it.
  package func obstacles(toAdopting names: [String]) throws -> (
    exclusions: [Localized], unplaced: [Localized]
  ) {
    let desk = try Desk(self)
    let found = try names.compactMap { name -> (record: Record, name: String)? in
      let id = name.split(separator: "/", maxSplits: 1).first.map(String.init) ?? name
      let record = try desk.snapshot.record(withPrefix: id, kinds: [.comment, .amendment]).record
      return record.kind == .amendment ? (record, name) : nil
    }
    guard let paper = found.first?.record.header.paper else { return ([], []) }
    let dossier = try desk.openDossier(of: paper.description).dossier
    let wanted = Set(
      try found.filter { $0.record.header.paper == paper }.flatMap {
        try desk.hunks(named: $0.name, of: dossier)
      }
      .map(\.description))
    let agenda = try Agenda(of: dossier, in: desk.repository)
    let taken = agenda.items.filter { wanted.contains($0.target.description) || $0.isAdopted }.map(\.placed)
    let displacing = agenda.items.filter {
      wanted.contains($0.target.description) && !$0.placed.displaces.isEmpty
    }
    let takingOut = displacing.map { item in
      let others = Localized.listed(item.placed.displaces.map(\.description))
      let owner = dossier.name(of: item.placed.file.partner)
      return Localized(
        en:
          "\(item.target) of \(owner) would take out what \(others.english) brought into the draft: merging leaves that to people.",
        nl:
          "\(item.target) van \(owner) zou weghalen wat \(others.dutch) in het concept bracht: bij het samenvoegen beslissen mensen daarover."
      )
    }
    let unplaced = agenda.items.filter {
      wanted.contains($0.target.description) && $0.standing == .unplaced
    }.map { item in
      let owner = dossier.name(of: item.placed.file.partner)
      return Localized(
        en:
          "\(item.target) of \(owner) has no place in the draft any more, and adopting it gives it none: reject it, or have it put again.",
        nl:
          "\(item.target) van \(owner) heeft geen plaats meer in het concept, en overnemen geeft het die niet: wijs het af, of laat het opnieuw voorstellen."
      )
    }
    let excluding =
      takingOut
      + PlacedChanges.places(of: taken, in: agenda.changes.text).compactMap { place in
        guard place.alternatives.count > 1, place.ids.contains(where: wanted.contains) else { return nil }
        let words = place.ids.map { id in
          let owner = agenda[id].map { dossier.name(of: $0.placed.file.partner) }
          let isAdopted = agenda[id]?.isAdopted == true
          return Localized(
            en: "\(id) of \(owner ?? "somebody")\(isAdopted ? ", adopted already" : "")",
            nl: "\(id) van \(owner ?? "iemand")\(isAdopted ? ", al overgenomen" : "")")
        }
        let name = Places.name(of: place.range.lowerBound, in: dossier.paper)
        return Localized(
          en:
            "In \(name.english) \(words.map(\.english).joined(separator: " and ")) exclude each other: only one of them can come into the draft.",
          nl:
            "In \(name.dutch) sluiten \(words.map(\.dutch).joined(separator: " en ")) elkaar uit: er kan er maar één in het concept komen."
        )
      }
    return (excluding, unplaced)
  }
}

extension Agenda.Item {
  fileprivate var start: Int { placed.range?.lowerBound ?? .max }
}

extension Dossier {
  /// Whether its partner took it back, and main may not have that yet.
  fileprivate func isWithdrawnSomewhere(_ target: Target) -> Bool { uncollectedWithdrawal(of: target) != nil }
}
