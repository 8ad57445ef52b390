package import Deliberation
import Git
import ObjectIDs
import Prose
import Storage

/// What a paper says of itself at its head; nil leaves it as it is, and an empty summary or deadline takes it away.
package struct PaperSettings: Sendable {
  package var title: String?
  package var stage: PaperStage?
  /// One paragraph for the front of its page.
  package var summary: String?
  /// The last day on which comments and changes are asked for.
  package var until: String?

  package init(title: String? = nil, stage: PaperStage? = nil, summary: String? = nil, until: String? = nil) {
    (self.title, self.stage, self.summary, self.until) = (title, stage, summary, until)
  }

  /// The keys of the front matter that it sets, with their values.
  ///
  /// - Throws: `Refusal` where a title is empty, or a value has several lines.
  fileprivate func values() throws(Refusal) -> [(key: String, value: String)] {
    var values: [(key: String, value: String)] = []
    if let title {
      values.append(
        ("title", try GivenText.checkLine(title, what: Localized(en: "a title", nl: "een titel"))))
    }
    if let stage { values.append(("stage", stage.rawValue)) }
    if let summary {
      values.append(
        (
          "summary",
          summary.isEmpty
            ? "" : try GivenText.checkLine(summary, what: Localized(en: "a summary", nl: "een samenvatting"))
        ))
    }
    if until?.isEmpty == true {
      values.append(("until", ""))
    } else if let until {
      guard let deadline = Deadline(until) else {
        throw Refusal(
          Localized(en: "'\(until)' is no day.", nl: "'\(until)' is geen dag."),
          hints: [Localized(en: "write it as 2026-01-15", nl: "schrijf die als 2026-01-15")])
      }
      values.append(("until", deadline.day))
    }
    return values
  }
}

extension Context {
  /// Sets the title, the stage, the summary or the deadline of a paper, in its front matter.
  ///
  /// - Throws: `Refusal` where whoever acts is neither author nor committee, or nothing would change.
  package func set(_ paper: String, _ settings: PaperSettings) throws -> FiledRecord {
    let values = try settings.values()
    return try change("set \(paper)") { desk in
      try desk.identity.mustBe(
        .author, .committee,
        to: Localized(
          en: "set the title, stage, summary or deadline of a paper",
          nl: "de titel, het stadium, de samenvatting of de termijn van een stuk instellen"))
      let paper = try desk.snapshot.paper(named: paper)
      // A key that is not there is as good as an empty one.
      let changed = values.filter { (paper.frontMatter[$0.key] ?? "") != $0.value }
      guard let text = paper.setting(changed) else {
        throw Refusal(
          Localized(
            en: "\(paper.slug) says so already: there is nothing to set.",
            nl: "Zo staat het al in \(paper.slug): er valt niets in te stellen."))
      }
      let keys = changed.map(\.key)
      let commit = try desk.commit(
        MainChange.Step(
          CommitMessage("\(paper.slug): set \(keys.joined(separator: ", "))"),
          files: [.init(Layout.draft(of: paper.slug), .bytes(text))]))
      return FiledRecord(
        id: commit?.hex ?? "", paper: paper.slug.description, partner: desk.identity.partner.id.description,
        story: Localized(
          en: "Set \(keys.joined(separator: ", ")) of \(paper.slug): commit \(commit?.abbreviated() ?? "").",
          nl:
            "\(keys.joined(separator: ", ")) van \(paper.slug) ingesteld: commit \(commit?.abbreviated() ?? "")."
        ))
    }
  }
}
