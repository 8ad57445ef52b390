import Deliberation
import Git
import ObjectIDs
import Prose
import Storage

extension MergedInDraft {
  /// With the texts that changes were made on from the repository. What main does not hold every clone goes without: all have one
  /// sentence.
  init(_ targets: some Sequence<Target>, of dossier: Dossier, at desk: Desk) throws {
    let leaving = try targets.filter { target in
      try dossier.mergesApart[target] != nil && desk.draft(of: dossier, has: target)
    }
    try self.init(targets, of: dossier, leaving: Set(leaving)) {
      dossier.lost.contains($0) ? nil : try desk.repository.text(ofBlob: $0)
    }
  }

  /// The first of the commands that settle a target.
  ///
  /// - Parameter said: the outcomes between which it is settled.
  func stepThatSettles(_ target: Target, between said: [Outcome]) -> Localized {
    switch outcomeThatSettles(target, between: said) {
    case .adopted: .typed("beraad decide \(target) adopt --because WHY")
    case .rejected: .typed("beraad decide \(target) reject --because WHY")
    case .referred: .typed("beraad decide \(target) refer --because WHY")
    case .postponed: .typed("beraad decide \(target) postpone --because WHY")
    }
  }

  /// What is in the draft is adopted; what was undone gets the other outcome, where it is one.
  func outcomeThatSettles(_ target: Target, between said: [Outcome]) -> Outcome {
    let others = Set(said.filter { $0 != .adopted })
    guard isUndone(target) else { return .adopted }
    return others.count == 1 ? others.first ?? .rejected : .rejected
  }
}

/// What an author does in the draft, so that a change that was merged can be decided otherwise.
enum WayBack {
  case takeOut, putBack, moveBack

  init(from hunk: Hunk) {
    self = hunk.isMove ? .moveBack : hunk.takesAwayOnly ? .putBack : .takeOut
  }

  /// What has to be so first.
  var condition: Localized {
    switch self {
    case .takeOut:
      Localized(
        en: "its words are taken out of the draft", nl: "de woorden ervan uit het concept zijn gehaald")
    case .putBack:
      Localized(
        en: "the words that it takes away are put back into the draft",
        nl: "de woorden die het weghaalt weer in het concept zijn gezet")
    case .moveBack:
      Localized(
        en: "the words that it moves are put back in their place",
        nl: "de woorden die het verplaatst weer op hun plek zijn gezet")
    }
  }

  /// That it is done.
  var isTaken: Localized {
    switch self {
    case .takeOut:
      Localized(
        en: "the draft does not have its words as they were merged, and adopting it puts nothing back",
        nl: "het concept heeft de woorden niet zoals ze zijn samengevoegd, en overnemen zet niets terug")
    case .putBack:
      Localized(
        en: "the words that it takes away are in the draft again, and adopting it takes nothing out",
        nl: "de woorden die het weghaalt staan weer in het concept, en overnemen haalt niets weg")
    case .moveBack:
      Localized(
        en: "the words that it moves are in their place again, and adopting it moves nothing",
        nl: "de woorden die het verplaatst staan weer op hun plek, en overnemen verplaatst niets")
    }
  }

  /// The refusal to adopt a change that an author has undone.
  func refusalToAdopt(_ target: Target, in paper: Slug) -> Refusal {
    let draft = Layout.draft(of: paper)
    return Refusal(
      Localized(
        en: "\(target) was merged: \(isTaken.english).", nl: "\(target) is samengevoegd: \(isTaken.dutch)."),
      hints: [
        Localized(
          en: "change \(draft) first, and record that with: beraad revise \(paper) -m WHY",
          nl: "pas eerst \(draft) aan, en leg dat vast met: beraad revise \(paper) -m WAAROM"),
        Localized(
          en: "or, where an author has put it otherwise, decide all the same with the option --as-it-stands",
          nl: "of besluit het toch, als een auteur het anders heeft gezegd, met de optie --as-it-stands"),
      ], by: .undoneInDraft("\(target)"))
  }

  /// The refusal of a decision against a change as which the draft is.
  func refusal(of target: Target, to paper: Slug) -> Refusal {
    let draft = Layout.draft(of: paper)
    let record = Localized.typed("beraad revise \(paper) -m WHY")
    let (what, hint): (Localized, Localized)
    switch self {
    case .takeOut:
      what = Localized(
        en: "The words of \(target) stand in the draft.", nl: "De woorden van \(target) staan in het concept."
      )
      hint = Localized(
        en: "take them out of \(draft) first, and record that with: \(record.english)",
        nl: "haal ze eerst uit \(draft), en leg dat vast met: \(record.dutch)")
    case .putBack:
      what = Localized(
        en: "The draft is as \(target) has it: without the words that it takes away.",
        nl: "Het concept is zoals \(target) het wil: zonder de woorden die het weghaalt.")
      hint = Localized(
        en: "put them back into \(draft) first, and record that with: \(record.english)",
        nl: "zet ze eerst terug in \(draft), en leg dat vast met: \(record.dutch)")
    case .moveBack:
      what = Localized(
        en: "The draft is as \(target) has it: with the words where it moves them.",
        nl: "Het concept is zoals \(target) het wil: met de woorden waar het ze heen verplaatst.")
      hint = Localized(
        en: "put them back in their place in \(draft) first, and record that with: \(record.english)",
        nl: "zet ze eerst terug op hun plek in \(draft), en leg dat vast met: \(record.dutch)")
    }
    let anyway = Localized(
      en:
        "or, where that is by another change or by an author, decide all the same with the option --as-it-stands",
      nl:
        "of besluit het toch, als dat door een andere wijziging of een auteur komt, met de optie --as-it-stands"
    )
    return Refusal(what, hints: [hint, anyway], by: .standsInDraft("\(target)"))
  }
}
