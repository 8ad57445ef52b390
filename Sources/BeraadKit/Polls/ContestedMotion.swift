package import Deliberation
import Prose
import Storage

/// What a motion is to be decided by.
package struct MotionTerms: Sendable {
  package var rule: MotionRule
  /// How many partners have to vote; 0 asks for none.
  package var quorum: Int
  package var isWeighted: Bool
  /// The question; nil for the usual one.
  package var question: String?
  /// Its last day and the language of its texts.
  package var facts: PollFacts

  package init(
    rule: MotionRule = .majority, quorum: Int = 0, isWeighted: Bool = false, question: String? = nil,
    facts: PollFacts = PollFacts()
  ) {
    (self.rule, self.quorum, self.isWeighted) = (rule, quorum, isWeighted)
    (self.question, self.facts) = (question, facts)
  }
}

extension Context {
  /// Makes the alternatives of a contested place a motion, with "leave as it is" as the last.
  ///
  /// - Parameter place: an amendment or hunk that stands in that place, or the beginning of its id.
  /// - Throws: `Refusal` where it stands in no contested place, in several, or not all are collected.
  package func newPoll(
    _ name: PollName, contested place: String, terms: MotionTerms
  ) throws -> PollStep {
    let id = try Slug.parse(name.poll, as: .poll)
    let question = try terms.question.map { try givenText($0, what: .aQuestion) }
    return try change("poll: new \(name)") { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "put a question", nl: "een vraag voorleggen"))
      let dossier = try desk.desk.dossier(of: name.paper).dossier
      let agenda = try Agenda(of: dossier, in: desk.repository)
      let contested = try desk.desk.contestedPlace(place, in: agenda, dossier)
      let language = terms.facts.language ?? dossier.paper.language ?? desk.roster.language
      var titles = WholeTitles(of: dossier, in: desk.repository)
      let members = try titles.whole(contested.ids.compactMap { Target($0) })
      let motion = ContestedMotion(contested, members, agenda.changes, BallotPhrases(language))
      let poll = Poll(
        paper: dossier.paper.slug, id: id, question: question ?? motion.question,
        form: .motion(
          MotionForm(
            alternatives: motion.alternatives, rule: terms.rule, quorum: terms.quorum,
            isWeighted: terms.isWeighted)),
        deadline: terms.facts.deadline ?? dossier.pollState(id)?.poll.deadline,
        textLanguage: terms.facts.textLanguage)
      try dossier.checkTargets(of: poll)
      try dossier.mustBeOnlyVote(poll)
      return try desk.put(poll, as: PollCoding.encode(poll), dossier: dossier)
    }
  }
}

extension Context {
  /// Makes the motion about a contested place anew where a change came to the place since it was made, by the same rule. Does nothing
  /// where it has all of them, is opened, or is about something else.
  package func renew(_ name: PollName, about place: String) throws {
    let contested = try inbox(name.paper).contested.first { shown in
      shown.made?.poll == name.poll && shown.alternatives.contains { $0.targets.contains(place) }
    }
    let made = try poll(name).poll
    guard contested?.made?.missing.isEmpty == false, case .motion(let form) = made.form else { return }
    var terms = MotionTerms(rule: form.rule, quorum: form.quorum, isWeighted: form.isWeighted)
    terms.facts.textLanguage = made.textLanguage
    _ = try newPoll(name, contested: place, terms: terms)
  }
}

extension Desk {
  /// The contested place that an amendment or hunk stands in.
  fileprivate func contestedPlace(
    _ name: String, in agenda: Agenda, _ dossier: Dossier
  ) throws -> ContestedPlace {
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let found = try snapshot.record(withPrefix: parts[0], kinds: [.amendment])
    let paper = found.record.header.paper
    guard paper == dossier.paper.slug else {
      throw Refusal(
        Localized(
          en: "\(found.record.id) is about \(paper), not about \(dossier.paper.slug).",
          nl: "\(found.record.id) gaat over \(paper), niet over \(dossier.paper.slug)."),
        by: .isOfAnotherPaper(found.record.id))
    }
    let wanted = agenda.items.filter {
      $0.target.record == found.record.id
        && (parts.count == 1 || $0.target.description.hasSuffix("/\(parts[1])"))
    }
    let places = agenda.places.filter { place in
      wanted.contains { place.ids.contains($0.target.description) }
    }
    guard let place = places.first else {
      let (standing, next) = (Self.standing(of: wanted), wanted.first?.nextSteps(on: paper) ?? [])
      throw Refusal(
        Localized(
          en: "\(name) stands in no contested place: \(standing.english).",
          nl: "\(name) staat niet op een omstreden plek: \(standing.dutch)."),
        hints: wanted.isEmpty
          ? [
            Localized(
              en: "see what is open with: beraad inbox \(paper)",
              nl: "zie wat er openstaat met: beraad inbox \(paper)")
          ]
          : [
            Localized(
              en: "go on with: \(next.map(\.english).joined(separator: ", or "))",
              nl: "ga verder met: \(next.map(\.dutch).joined(separator: ", of "))")
          ], by: .notContested(name))
    }
    guard places.count == 1 else {
      throw Refusal(
        Localized(
          en: "\(found.record.id) stands in \(places.count) contested places.",
          nl: "\(found.record.id) staat op \(places.count) omstreden plekken."),
        hints: [
          Localized(
            en: "name one of its changes: \(wanted.map(\.target.description).joined(separator: ", "))",
            nl: "noem een van de wijzigingen: \(wanted.map(\.target.description).joined(separator: ", "))")
        ],
        by: .contestedTwice(found.record.id))
    }
    if let poll = agenda.poll(about: place) {
      throw Refusal(
        Localized(
          en: "\(name) is put to a vote already, in '\(poll)'.",
          nl: "Over \(name) wordt al gestemd, in '\(poll)'."),
        hints: [
          Localized(
            en: "end the vote with: beraad poll close \(paper)/\(poll)",
            nl: "sluit de stemming met: beraad poll close \(paper)/\(poll)")
        ], by: .putToVote(poll))
    }
    if let choice = VotedChanges(dossier).choice(amid: place.ids) {
      throw Refusal(
        Localized(
          en: "What \(name) is about was put to a vote already, and '\(choice.poll)' chose: \(choice.text)",
          nl: "Over waar \(name) over gaat is al gestemd, en '\(choice.poll)' koos: \(choice.text)"),
        hints: [
          Localized(
            en: "carry it out with: beraad merge \(paper)", nl: "voer dat uit met: beraad merge \(paper)")
        ], by: .votedOn(choice.poll, choice.text))
    }
    return place
  }

  /// What every reader says of changes that are not contested.
  private static func standing(of items: [Agenda.Item]) -> Localized {
    guard !items.isEmpty else { return Localized(en: "it is not open", nl: "het staat niet open") }
    return items.map(\.standing.name).uniqued().joined(separator: ", ")
  }
}

/// A contested place as a choice between its wordings.
struct ContestedMotion {
  let question: String
  let alternatives: [Alternative]

  /// - Parameter members: what is chosen between: the changes of the place, and those that go with them.
  init(_ place: ContestedPlace, _ members: [Target], _ changes: PlacedChanges, _ phrases: BallotPhrases) {
    let title = TitlePlaces(in: changes.text).flatMap { $0.contains(place.range) ? $0 : nil }
    // A changed word alone says little: each wording is read in its sentence, or in its block.
    let wishes = Self.wishes(of: members, changes)
    let passage = Passage.around(place.range, in: changes.text, for: wishes.map(\.hunks))
    func wording(_ hunks: [Hunk]) -> String {
      if let title { return title.words(with: hunks, in: changes.text) }
      return BlockLines.text(
        Unsettling.reading(of: passage, with: hunks, in: changes.text),
        indentedBy: BlockLines.indentation(at: passage.lowerBound, in: changes.text))
    }
    let now = wording([])
    var taken: Set<String> = [Alternative.leaveID, Vote.abstain]
    var alternatives = wishes.compactMap { wish -> Alternative? in
      Self.id(for: wish.partner, besides: &taken).map {
        let words = wording(wish.hunks)
        return Alternative(id: $0, text: words.isEmpty ? phrases.nothing : words, targets: wish.targets)
      }
    }
    if let leave = Slug(Alternative.leaveID) {
      alternatives.append(Alternative(id: leave, text: now.isEmpty ? phrases.leave : now, targets: []))
    }
    question = phrases.question(about: now)
    self.alternatives = alternatives
  }

  /// What one amendment, or several that say the same, would make of a place.
  private struct Wish {
    let partner: Slug
    let hunks: [Hunk]
    var targets: [Target]
  }

  /// In causal order of the amendments.
  private static func wishes(of targets: [Target], _ changes: PlacedChanges) -> [Wish] {
    let wanted = Set(targets)
    let members = changes.hunks.filter { wanted.contains($0.target) }
    var wishes: [Wish] = []
    for id in members.map(\.file.id).uniqued() {
      let own = members.filter { $0.file.id == id }
      guard let partner = own.first?.file.partner else { continue }
      let (hunks, targets) = (own.compactMap(\.hunk), own.map(\.target))
      if let same = wishes.firstIndex(where: { $0.hunks == hunks }) {
        wishes[same].targets += targets
      } else {
        wishes.append(Wish(partner: partner, hunks: hunks, targets: targets))
      }
    }
    return wishes
  }

  /// The partner's name, with a number behind it from the second time on.
  private static func id(for partner: Slug, besides taken: inout Set<String>) -> Slug? {
    let numbered = (1...).lazy.map { number in
      number == 1 ? partner.description : "\(partner.description.prefix(58))-\(number)"
    }
    let name = numbered.first { !taken.contains($0) && Slug($0) != nil }
    if let name { taken.insert(name) }
    return name.flatMap { Slug($0) }
  }
}
