import Deliberation
import Storage

extension Context {
  /// Puts the definition of a poll on main. Until the poll is opened, a new definition takes its place.
  ///
  /// - Parameter definition: `poll.json`, as the committee wrote it; kept byte for byte, without a mark of the byte order.
  /// - Throws: `StorageError` where it is no definition, `Refusal` where the poll is opened already.
  package func newPoll(_ name: PollName, definition: [UInt8]) throws -> PollStep {
    let id = try Slug.parse(name.poll, as: .poll)
    // Editors write it where nobody sees it; it is no part of the definition.
    let definition = Array(definition.starts(with: byteOrderMark) ? definition.dropFirst(3) : definition[...])
    let poll = try PollCoding.decode(
      definition, path: Layout.definition(ofPoll: id, of: try Slug.parse(name.paper, as: .paper)))
    return try change("poll: new \(name)") { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "put a question", nl: "een vraag voorleggen"))
      let dossier = try desk.desk.dossier(of: name.paper).dossier
      guard poll.paper == dossier.paper.slug, poll.id == id else {
        throw Refusal(
          Localized(
            en: "The definition is of \(poll.paper)/\(poll.id), not of \(name).",
            nl: "De vraag is van \(poll.paper)/\(poll.id), niet van \(name)."))
      }
      try dossier.checkTargets(of: poll)
      try dossier.mustBeOnlyVote(poll)
      if let old = poll.replaces { _ = try dossier.predecessor(named: old.description, of: id) }
      return try desk.put(poll, as: definition, dossier: dossier)
    }
  }
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

extension ChangeDesk {
  /// Commits a definition, unless the poll is opened.
  func put(_ poll: Poll, as definition: [UInt8], dossier: Dossier) throws -> PollStep {
    let name = PollName(paper: poll.paper.description, poll: poll.id.description)
    let present = dossier.pollState(poll.id)
    guard present?.opening == nil else {
      throw Refusal(
        Localized(
          en: "\(name) was opened already: its definition is frozen.",
          nl: "\(name) was al geopend: de vraag ligt vast."),
        hints: [
          Localized(
            en: "put the question as another poll, under another name",
            nl: "leg de vraag voor als een andere peiling, onder een andere naam")
        ], by: .pollOpened)
    }
    var step = MainChange.Step(
      CommitMessage(
        "poll: \(present == nil ? "new" : "change") \(name)", trailers: [.init("Poll", poll.id.description)]),
      files: [.init(Layout.definition(ofPoll: poll.id, of: poll.paper), .bytes(definition))])
    // A question that was put twice is settled by whoever puts it once more, the same or another.
    if let put = present?.put, put.count > 1 {
      step.isMadeAnyway = true
      step.message.trailers.append(.settles(poll.id, of: poll.paper))
    }
    let commit = try commit(step)
    let verb =
      present == nil
      ? Localized(en: "Put", nl: "voorgelegd")
      : step.isMadeAnyway
        ? Localized(en: "Settled", nl: "opgelost") : Localized(en: "Changed", nl: "gewijzigd")
    let kind = poll.form.words
    let story =
      commit == nil
      ? Localized(
        en: "\(name) stands so on main already; nothing was changed.",
        nl: "\(name) staat al zo op main; er is niets veranderd.")
      : Localized(
        en: "\(verb.english) the \(kind.english) \(name); it opens with: beraad poll open \(name)",
        nl: "De \(kind.dutch) \(name) is \(verb.dutch); open haar met: beraad poll open \(name)")
    var limits: [Localized] = []
    if case .sticker(let form) = poll.form, !form.isEvaluation {
      let most = form.limits.sentence
      limits = [Localized(en: "Each person has \(most.english).", nl: "Ieder heeft \(most.dutch).")]
    }
    return PollStep(
      paper: name.paper, poll: name.poll, stage: "draft", record: nil, story: [story] + limits,
      warnings: poll.warnings(electorate: roster.electorate, at: context.now()).map(\.sentence))
  }
}

extension Dossier {
  /// The poll that another one follows.
  func predecessor(named name: String, of poll: Slug) throws(Refusal) -> Slug {
    // As it is named elsewhere too: with its paper.
    let own = "\(paper.slug)/"
    let name = name.hasPrefix(own) ? String(name.dropFirst(own.count)) : name
    guard let old = Slug(name), let state = pollState(old), old != poll else {
      throw .unknown(.poll, name, among: polls.keys.filter { $0 != poll }.map(\.description))
    }
    guard state.opening != nil || state.closing != nil else {
      throw Refusal(
        Localized(
          en: "'\(old)' was not opened: nothing was asked that could be asked anew.",
          nl: "'\(old)' is niet geopend: er is niets gevraagd dat opnieuw gevraagd kan worden."),
        hints: [
          Localized(
            en: "change it with: beraad poll new \(paper.slug) \(old) --edit",
            nl: "wijzig haar met: beraad poll new \(paper.slug) \(old) --edit")
        ])
    }
    return old
  }
}

extension Roster {
  /// Who may vote now, each with its weight.
  var electorate: [Slug: Int] {
    Dictionary(uniqueKeysWithValues: partners.filter(\.hasVote).map { ($0.id, $0.weight) })
  }
}

extension Dossier {
  /// Refuses a motion about hunks that are not there, or can no longer be chosen.
  func checkTargets(of poll: Poll) throws(Refusal) {
    guard case .motion(let form) = poll.form else { return }
    for alternative in form.alternatives where !alternative.targets.isEmpty {
      for target in try targetsForDecision(alternative.targets) {
        guard let filed = self[target.record], !filed.isCollected else { continue }
        throw Refusal.notCollected(filed.record)
      }
    }
  }
}

extension Poll.Form {
  /// What it is called in a sentence.
  fileprivate var words: Localized {
    switch self {
    case .sticker(let form) where form.isEvaluation: Localized(en: "evaluation", nl: "evaluatie")
    case .sticker: Localized(en: "sticker poll", nl: "stickerpeiling")
    case .motion: Localized(en: "motion", nl: "stemming")
    case .stance: Localized(en: "poll of stances", nl: "standpuntenpeiling")
    }
  }
}
