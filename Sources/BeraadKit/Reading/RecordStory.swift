package import Deliberation
import Storage

/// One record with all that was done about it, from the beginning to where it stands now.
package struct RecordStory: Encodable, Sendable {
  /// One thing that happened, in the order in which it did.
  package struct Event: Encodable, Sendable {
    /// `reply`, `decision`, `withdrawal`, `again`, `amendment`, `vote`, `opening`, `closing`, `merge` or `edition`.
    package let kind: String
    package let at: String
    /// The record, or the commit of a merge.
    package let id: String
    /// Who did it, by name.
    package let by: String
    /// The changes that it is about, where it is not about all of them.
    package let targets: [String]
    /// What came of it: the outcome, the choice, the result; nil where it has only words.
    package let outcome: String?
    package let text: Localized
  }

  /// One place in the text that the record is about.
  package struct Place: Encodable, Sendable {
    /// Of an amendment the change, as `ID/N`.
    package let target: String?
    /// As the page calls it; nil where the draft has no such place any more.
    package let name: Localized?
    /// As the page called it in the text that the change was made on, where the draft has no such place.
    package let nameThen: Localized?
    /// The words that it quotes, or wants away.
    package let old: String
    /// The words that it wants; nil where it wants none changed.
    package let new: String?
    /// What the draft has there now, where that is something else.
    package let now: String?
    /// What became of it there; nil where nothing can.
    package let outcome: String?
    /// How an open change stands: an `OpenClass`.
    package let `class`: String?
  }

  package let id: String
  package let kind: String
  package let paper: String
  package let partner: String
  /// The partner's name.
  package let name: String
  package let at: String
  package let collected: Bool
  /// Whether it gives a day behind the deadline of the paper or the poll.
  package let late: Bool
  /// What became of it as a whole, or what it came to: a status, an outcome, a choice.
  package let outcome: String
  /// What it says: the remark, the reason.
  package let text: Localized
  package let places: [Place]
  package let events: [Event]
  /// What can be typed about it.
  package let next: [Localized]
  /// What could not be read, one sentence each.
  package let problems: [Localized]

  /// Stands behind the outcome of a vote that is not in the result.
  package static let doesNotCount = " (does not count)"
}

extension Context {
  /// Whether a paper has this name, or had it before a commit took its draft away; where none has, it may be the beginning of
  /// an id.
  package func isPaper(_ name: String) throws -> Bool {
    let desk = try Desk(self)
    guard let slug = Slug(name) else { return false }
    return try desk.snapshot.papers().contains(slug) || desk.snapshot.lossOfDraft(of: slug) != nil
  }

  /// The story of a record, or of what a reply or withdrawal is about.
  ///
  /// - Parameter name: an id or its beginning; a hunk of an amendment as `ID/N`.
  /// - Throws: a `Refusal` where nothing or several things have such an id.
  package func story(of name: String) throws -> RecordStory {
    let desk = try Desk(self)
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let found = try desk.found(parts[0])
    let loaded = try desk.dossier(of: found.paper.description)
    let teller = StoryTeller(loaded, desk)
    let story = try teller.story(of: teller.subject(of: found.id))
    guard parts.count == 2 else { return story }
    guard story.places.contains(where: { $0.target == "\(story.id)/\(parts[1])" }) else {
      throw Refusal(
        Localized(
          en: "\(story.id) has no change \(parts[1]).", nl: "\(story.id) heeft geen wijziging \(parts[1])."),
        hints: story.places.isEmpty
          ? []
          : [
            Localized(
              en: "its changes are 1 to \(story.places.count)",
              nl: "de wijzigingen erin zijn 1 tot en met \(story.places.count)")
          ])
    }
    return story.only("\(story.id)/\(parts[1])")
  }
}

extension RecordStory {
  /// The story of one change of an amendment.
  fileprivate func only(_ target: String) -> RecordStory {
    let place = places.filter { $0.target == target }
    return RecordStory(
      id: target, kind: kind, paper: paper, partner: partner, name: name, at: at, collected: collected,
      late: late, outcome: place.first?.outcome ?? outcome, text: text, places: place,
      events: events.filter { $0.targets.isEmpty || $0.targets.contains(target) },
      next: next.filter { !$0.english.contains(id + "/") || $0.english.contains(target) }, problems: problems)
  }
}

extension Desk {
  /// The record with such an id, of any kind, in any paper.
  fileprivate func found(_ prefix: String) throws -> (id: RecordID, paper: Slug) {
    let onBranches: [Record.Kind] = [.comment, .reply, .amendment, .withdrawal]
    let letter = prefix.lowercased().first
    let wanted = prefix.lowercased()
    guard let kind = Record.Kind.allCases.first(where: { $0.letter == letter }), !onBranches.contains(kind),
      wanted.count >= 3
    else {
      let found = try snapshot.record(withPrefix: prefix, kinds: onBranches)
      return (found.record.id, found.record.header.paper)
    }
    let all = try snapshot.soundPapers().flatMap { try dossier(of: $0.description).dossier.records }
      .filter { $0.record.kind == kind }
    let found = all.filter { $0.record.id.description.hasPrefix(wanted) }
    guard let first = found.first else {
      throw Refusal.unknown(.record(kind), prefix, among: all.map(\.record.id.description))
    }
    guard found.count == 1 else {
      throw Refusal(
        Localized(
          en: "'\(prefix)' is the beginning of \(found.count) ids.",
          nl: "'\(prefix)' is het begin van \(found.count) ids."),
        hints: found.map(\.record.id.description).sorted().map { Localized($0) })
    }
    return (first.record.id, first.record.header.paper)
  }
}
