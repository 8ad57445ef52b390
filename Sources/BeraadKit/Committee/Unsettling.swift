import Deliberation
import Prose

/// What people have to settle before it can be merged: where adopted changes exclude each other, and what has no place in the draft
/// that a yes could give it.
struct Unsettling {
  let found: [MergeOutcome.Unsettled]

  init(agenda: Agenda, dossier: Dossier) {
    // Of two decisions made apart it does not matter which of them holds.
    let adopted = agenda.items.filter { $0.isAdopted || $0.standing == .apart }
    let contested = Set(adopted.filter { $0.standing == .contested }.map(\.target.description))
    let places = PlacedChanges.places(of: adopted.map(\.placed), in: agenda.changes.text).filter {
      $0.ids.allSatisfy(contested.contains)
    }
    let shown = Set(places.flatMap(\.ids))
    let rest = adopted.filter { $0.waitsForPeople && !shown.contains($0.target.description) }
    found =
      places.map { Self.unsettled($0, agenda, dossier) } + rest.map { Self.unsettled($0, agenda, dossier) }
  }

  private static func unsettled(
    _ place: ContestedPlace, _ agenda: Agenda, _ dossier: Dossier
  ) -> MergeOutcome.Unsettled {
    let changes = agenda.changes
    let members = place.ids.compactMap { agenda[$0] }
    let range = passage(of: place, changes)
    return MergeOutcome.Unsettled(
      class: OpenClass.contested.rawValue, targets: place.ids,
      partners: members.map { dossier.name(of: $0.placed.file.partner) }.uniqued(),
      reason: Attention(place.kinds.first ?? .overlapping),
      draft: String(decoding: changes.text[range], as: UTF8.self),
      alternatives: place.alternatives.map { ids in
        reading(of: range, with: ids.prefix(1).compactMap { changes[$0]?.hunk }, in: changes.text)
      }, next: members.first?.nextSteps(on: dossier.paper.slug) ?? [])
  }

  private static func unsettled(
    _ item: Agenda.Item, _ agenda: Agenda, _ dossier: Dossier
  ) -> MergeOutcome.Unsettled {
    let placed = item.placed
    let reason =
      switch item.standing {
      case .apart where dossier.withdrawnApart(placed.target) != nil:
        Localized(
          en: "its partner withdrew it, and did not know that it was adopted",
          nl: "de partner trok het in, en wist niet dat het was overgenomen")
      case .apart:
        Localized(
          en: "two decisions that were made apart exclude each other",
          nl: "twee besluiten die los van elkaar zijn genomen, sluiten elkaar uit")
      case .voting:
        item.poll.map { Localized(en: "the vote '\($0)' is open", nl: "de stemming '\($0)' loopt nog") }
          ?? .nothing
      default: nil as Localized?
      }
    return MergeOutcome.Unsettled(
      class: item.standing.rawValue, targets: [placed.target.description],
      partners: [dossier.name(of: placed.file.partner)],
      reason: reason.map { Attention($0) } ?? item.attention.first ?? Attention(.nothing),
      draft: placed.range.map { String(decoding: agenda.changes.text[$0], as: UTF8.self) } ?? "",
      alternatives: [placed.rebased.original.new], next: item.nextSteps(on: dossier.paper.slug))
  }

  /// The bytes to read a place in: its own, or where these are marks and spaces whatever is chosen, the blocks around.
  static func passage(of place: ContestedPlace, _ changes: PlacedChanges) -> Range<Int> {
    let wishes = place.alternatives.map { ids in
      reading(of: place.range, with: ids.prefix(1).compactMap { changes[$0]?.hunk }, in: changes.text)
    }
    let readings = [String(decoding: changes.text[place.range], as: UTF8.self)] + wishes
    if readings.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) { return place.range }
    return Passage.around(place.range, in: changes.text)
  }

  /// How the words of a place would read with some hunks applied.
  static func reading(of range: Range<Int>, with hunks: [Hunk], in text: [UInt8]) -> String {
    // Only the words around are made again: the text may be long, and its contested places many.
    let around = hunks.reduce(range) { $0.covering($1.range) }
    let moved = hunks.map { $0.shifted(-around.lowerBound) }
    guard let changed = moved.applied(to: Array(text[around])) else { return "" }
    let start = range.lowerBound - around.lowerBound
    let end = changed.count - (around.upperBound - range.upperBound)
    return String(decoding: changed[start..<max(start, end)], as: UTF8.self)
  }
}

extension Agenda.Item {
  /// Whether it cannot be merged, with a yes or without, before people have settled something.
  var waitsForPeople: Bool {
    switch standing {
    case .apart, .voting, .contested, .unplaced: true
    case .rewritten: !hasPlace
    case .clean, .proposal, .there: false
    }
  }
}
