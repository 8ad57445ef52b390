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
        in: [String(decoding: dossier.paper.text, as: UTF8.self)], at: Layout.draft(of: slug),
        advice: "take it out of the draft with: beraad revise \(slug) -m WHY")
      for state in dossier.pollFiles {
        findings += self.findings(
          in: state.poll.words, at: "the poll \(slug)/\(state.poll.id)", advice: Self.inHistory)
      }
      for filed in dossier.records {
        let record = filed.record
        findings += self.findings(
          in: record.body.ownWords, at: "\(record.id), of \(record.header.partner) on \(slug)",
          advice: advice(about: record))
      }
    }
    return try findings + messages()
  }

  private static let inHistory = "it stays in the history: ask whom it is about whether it may"

  private func advice(about record: Record) -> String {
    switch record.kind {
    case .comment, .amendment:
      "its partner can take it back with: beraad withdraw \(record.id) --because WHY; the history keeps it"
    default: Self.inHistory
    }
  }

  private var roster: [Diagnosis.Finding] {
    findings(
      in: desk.roster.partners.flatMap { [$0.name, $0.kind, $0.region].compactMap(\.self) },
      at: Layout.roster,
      advice: "say it otherwise with: beraad partner edit PARTNER --name NAME")
  }

  /// Of the commits of main, each by itself.
  private func messages() throws -> [Diagnosis.Finding] {
    var findings: [Diagnosis.Finding] = []
    try desk.repository.walk(from: desk.snapshot.commit, inOrder: false) { commit in
      findings += self.findings(
        in: [commit.message], at: "the message of commit \(commit.id.abbreviated())", advice: Self.inHistory)
      return true
    }
    return findings
  }

  private func findings(in texts: [String], at place: String, advice: String) -> [Diagnosis.Finding] {
    let found = texts.flatMap { PersonalData.found(in: $0) }.map { "“\($0.text)”, \($0.kind.words.english)" }
      .uniqued()
    return found.map {
      Diagnosis.Finding(what: "\(place): \($0)", advice: advice, mended: false, isLasting: true)
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
          what: ([explanation.message] + explanation.causes).joined(separator: ". "),
          advice: explanation.hints.first ?? "", further: Array(explanation.hints.dropFirst()), mended: false)
      )
    }
    let back = try snapshot.peopleEver().forgotten.intersection(roster.everybody).subtracting(
      roster.forgotten)
    findings += back.sorted().map { identity in
      Diagnosis.Finding(
        what:
          "\(identity) was forgotten, and \(Layout.roster) does not say so any more. Nobody acts as them all the same.",
        advice: "the committee says it again with: beraad person forget \(identity)", mended: false)
    }
    return findings
      + PersonRegister.copies(in: repository).map { path in
        Diagnosis.Finding(
          what: "\(path) lies beside the register, and may name people who are forgotten.",
          advice: path.quotedForShell.map { "delete it with: rm -r \($0)" } ?? "delete it", mended: false)
      }
  }
}
