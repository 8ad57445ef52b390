import Deliberation
import Git
import ObjectIDs
import Storage

/// What may lead to a person, wherever a reader of the repository finds it. Whether it does, people have to say.
struct PersonalDataFindings {
  private let desk: Desk

  init(_ desk: Desk) { self.desk = desk }

  func all() throws -> [Diagnosis.Finding] {
    var findings = try roster + desk.peopleFiles()
    for slug in try desk.snapshot.soundPapers() {
      let dossier = try desk.dossier(of: slug.description, looksAtTokens: false).dossier
      findings += self.findings(
        in: [String(decoding: dossier.paper.text, as: UTF8.self)], at: Localized(Layout.draft(of: slug)),
        advice: Localized(
          en: "take it out of the draft with: beraad revise \(slug) -m WHY",
          nl: "haal het uit het concept met: beraad revise \(slug) -m WAAROM"))
      for state in dossier.pollFiles {
        findings += self.findings(
          in: state.poll.words,
          at: Localized(en: "the poll \(slug)/\(state.poll.id)", nl: "de peiling \(slug)/\(state.poll.id)"),
          advice: Self.inHistory)
      }
      for filed in dossier.records {
        let record = filed.record
        findings += self.findings(
          in: record.body.ownWords,
          at: Localized(
            en: "\(record.id), of \(record.header.partner) on \(slug)",
            nl: "\(record.id), van \(record.header.partner) bij \(slug)"),
          advice: advice(about: record))
      }
    }
    return try findings + messages()
  }

  private static let inHistory = Localized(
    en: "it stays in the history: ask whom it is about whether it may",
    nl: "het blijft in de geschiedenis: vraag degene over wie het gaat of dat mag")

  private func advice(about record: Record) -> Localized {
    switch record.kind {
    case .comment, .amendment:
      Localized(
        en:
          "its partner can take it back with: beraad withdraw \(record.id) --because WHY; the history keeps it",
        nl:
          "de partner kan het terugnemen met: beraad withdraw \(record.id) --because WAAROM; de geschiedenis houdt het"
      )
    default: Self.inHistory
    }
  }

  private var roster: [Diagnosis.Finding] {
    findings(
      in: desk.roster.partners.flatMap { [$0.name, $0.kind, $0.region].compactMap(\.self) },
      at: Localized(Layout.roster),
      advice: Localized(
        en: "say it otherwise with: beraad partner edit PARTNER --name NAME",
        nl: "zeg het anders met: beraad partner edit PARTNER --name NAAM"))
  }

  /// Of the commits of main, each by itself.
  private func messages() throws -> [Diagnosis.Finding] {
    var findings: [Diagnosis.Finding] = []
    try desk.repository.walk(from: desk.snapshot.commit, inOrder: false) { commit in
      findings += self.findings(
        in: [commit.message],
        at: Localized(
          en: "the message of commit \(commit.id.abbreviated())",
          nl: "het bericht van commit \(commit.id.abbreviated())"), advice: Self.inHistory)
      return true
    }
    return findings
  }

  private func findings(in texts: [String], at place: Localized, advice: Localized) -> [Diagnosis.Finding] {
    let found = texts.flatMap { PersonalData.found(in: $0) }.map { datum in
      datum.kind.words.map { "“\(datum.text)”, \($0)" }
    }.uniqued()
    return found.map { found in
      Diagnosis.Finding(
        what: place.map { "\($0): " }.joined(to: found), advice: advice, mended: false, isLasting: true)
    }
  }
}

extension Poll {
  /// The question, and all that it lets people choose between.
  fileprivate var words: [String] {
    switch form {
    case .motion(let form): [question] + form.alternatives.map(\.text)
    case .stance: [question]
    case .sticker(let form):
      [question] + form.boards.flatMap { [$0.title] + $0.items.map(\.text) } + form.meetings.map(\.title)
        + form.openQuestions.map(\.text)
    }
  }
}

extension Desk {
  /// What is wrong with the register of people, and copies of it: nobody who is forgotten goes from those.
  func peopleFiles() throws -> [Diagnosis.Finding] {
    var findings: [Diagnosis.Finding] = []
    do {
      _ = try PersonRegister.read(at: snapshot)
    } catch let fault as RegisterFault {
      let explanation = fault.explanation
      findings.append(
        Diagnosis.Finding(
          what: ([explanation.sentence] + explanation.reasons).joined(separator: ". "),
          advice: explanation.advice.first ?? .nothing, further: Array(explanation.advice.dropFirst()),
          mended: false)
      )
    }
    let back = try snapshot.peopleEver().forgotten.intersection(roster.everybody).subtracting(
      roster.forgotten)
    findings += back.sorted().map { identity in
      Diagnosis.Finding(
        what:
          Localized(
            en:
              "\(identity) was forgotten, and \(Layout.roster) does not say so any more. Nobody acts as them all the same.",
            nl:
              "\(identity) is vergeten, en \(Layout.roster) zegt dat niet meer. Toch werkt niemand onder die naam."
          ),
        advice: Localized(
          en: "the committee says it again with: beraad person forget \(identity)",
          nl: "de commissie zegt het opnieuw met: beraad person forget \(identity)"), mended: false)
    }
    return findings
      + PersonRegister.copies(in: repository).map { path in
        Diagnosis.Finding(
          what: Localized(
            en: "\(path) lies beside the register, and may name people who are forgotten.",
            nl: "\(path) ligt naast het register, en kan mensen noemen die vergeten zijn."),
          advice: path.quotedForShell.map {
            Localized(en: "delete it with: rm -r \($0)", nl: "verwijder het met: rm -r \($0)")
          } ?? Localized(en: "delete it", nl: "verwijder het"), mended: false)
      }
  }
}
