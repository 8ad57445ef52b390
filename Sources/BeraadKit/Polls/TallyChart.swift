package import Deliberation
import FoundationEssentials
import Rendering
import Storage

extension Context {
  /// Draws the result of a poll as an SVG file, in the paper's language.
  ///
  /// - Parameters:
  ///   - groups: what stands beside each other below a board; nil for what can be read best.
  ///   - path: where; what stands there is written over.
  /// - Throws: `Refusal` where the poll has no figures to draw, or the file cannot be written.
  package func drawTally(of name: PollName, by groups: StickerTally.Groups? = nil, to path: String) throws {
    let desk = try Desk(self)
    let poll = try PollDesk(desk, name, scope: .collected)
    let language = poll.dossier.paper.language ?? desk.roster.language
    let file = PollChart.file(of: poll.state, by: groups, in: language, name: poll.dossier.name)
    guard let file else {
      throw Refusal(
        Localized(
          en: "\(name) is a stance: there are no figures to draw.",
          nl: "\(name) gaat over standpunten: er zijn geen cijfers om te tekenen."))
    }
    try OutputFile.write(file.bytes, to: path, named: path)
  }
}
