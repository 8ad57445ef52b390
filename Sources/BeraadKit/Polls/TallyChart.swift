package import Deliberation
import FoundationEssentials
import Rendering
import Storage

extension Context {
  /// Draws the result of a poll as an SVG file, in the language of its texts: that of the paper where it has none of its own.
  ///
  /// - Parameters:
  ///   - groups: what stands beside each other below a board; nil for what can be read best.
  ///   - path: where; what stands there is written over.
  /// - Returns: what was asked for and the picture has no room for, in a sentence; nil where it has all.
  /// - Throws: `Refusal` where the poll has no figures to draw, or the file cannot be written.
  package func drawTally(of name: PollName, by groups: StickerTally.Groups? = nil, to path: String) throws
    -> Localized?
  {
    let desk = try Desk(self)
    let poll = try PollDesk(desk, name, scope: .collected)
    let own = poll.state.poll.textLanguage.flatMap(Language.init(tag:))
    let language = own ?? poll.dossier.paper.language ?? desk.roster.language
    let file = PollChart.file(of: poll.state, by: groups, in: language, name: poll.dossier.name)
    guard let file else {
      throw Refusal(
        Localized(
          en: "\(name) is a stance: there are no figures to draw.",
          nl: "\(name) gaat over standpunten: er zijn geen cijfers om te tekenen."))
    }
    try desk.mustNotHold(path, named: path)
    try OutputFile.write(file.bytes, to: path, named: path)
    guard case .sticker(let form) = poll.state.poll.form, groups == .meeting else { return nil }
    let meetings = StickerTally(form: form, state: poll.state).meetings.count
    guard meetings > PollChart.mostGroups else { return nil }
    return Localized(
      en:
        "The picture has no figures by meeting: it has room for \(PollChart.mostGroups), and there are \(meetings).",
      nl:
        "De tekening heeft geen cijfers per bijeenkomst: er is plaats voor \(PollChart.mostGroups), en het zijn er \(meetings)."
    )
  }
}
