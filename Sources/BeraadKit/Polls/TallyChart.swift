import Deliberation
import FoundationEssentials
import Rendering
import Storage

extension Context {
  /// Draws the result of a poll as an SVG file, in the paper's language.
  ///
  /// - Parameter path: where; what stands there is written over.
  /// - Throws: `Refusal` where the poll has no figures to draw, or the file cannot be written.
  package func drawTally(of name: PollName, to path: String) throws {
    let desk = try Desk(self)
    let poll = try PollDesk(desk, name, scope: .collected)
    let language = poll.dossier.paper.language ?? desk.roster.language
    guard let file = PollChart.file(of: poll.state, in: language, name: poll.dossier.name) else {
      throw Refusal("\(name) is a stance: there are no figures to draw.")
    }
    try OutputFile.write(file.bytes, to: path, named: path)
  }
}
