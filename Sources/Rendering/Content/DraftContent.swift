package import Deliberation

/// All that the page of a draft shows: the text with its comments, its open changes and its contested places.
package struct DraftContent: Sendable {
  package var paper: PaperContent
  /// What is open, and where.
  package var agenda: Agenda

  package init(paper: PaperContent, agenda: Agenda) {
    self.paper = paper
    self.agenda = agenda
  }
}
