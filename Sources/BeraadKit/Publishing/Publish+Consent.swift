import Deliberation
import Prose

extension Dossier {
  /// Refuses a report with stories in it that may not be published: its text has them.
  func mustHaveConsent() throws(Refusal) {
    let stories = PointBook(reports: [self], citations: [:]).entries.filter { !$0.point.isQuotable }
    guard !stories.isEmpty else { return }
    let list = stories.map(\.id.description).joined(separator: ", ")
    throw Refusal(
      Localized(
        en: "\(paper.slug) has stories that may not be published: \(list).",
        nl: "In \(paper.slug) staan verhalen die niet gepubliceerd mogen worden: \(list)."),
      hints: [
        Localized(
          en: "where consent was given, and no name is in it, say so with: beraad point set ID --consent",
          nl:
            "is er toestemming, en staat er geen naam in, zeg dat dan met: beraad point set NUMMER --consent"),
        Localized(
          en: "or take the story out with beraad revise, and its point back with beraad withdraw",
          nl: "of haal het verhaal eruit met beraad revise, en trek het punt in met beraad withdraw"),
      ])
  }
}

extension Dossier {
  /// Refuses the open answers of an evaluation as a whole: nobody asked who wrote them whether they may be published.
  func mustNotBeAnswers() throws(Refusal) {
    guard let source = paper.frontMatter[EvaluationReport.field] else { return }
    throw Refusal(
      Localized(
        en: "\(paper.slug) has the open answers to \(source): they are not published as they are.",
        nl: "In \(paper.slug) staan de open antwoorden op \(source): die worden niet zo gepubliceerd."),
      hints: [
        Localized(
          en: "mark what may be told with: beraad point add \(paper.slug) --on QUOTE --kind recommendation",
          nl:
            "markeer wat verteld mag worden met: beraad point add \(paper.slug) --on CITAAT --kind recommendation"
        )
      ])
  }
}
