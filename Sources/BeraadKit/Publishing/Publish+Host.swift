import Deliberation
import Storage
import Transport

extension Context {
  /// Asks the host whether main there is newer, and for what partners sent: an edition never changes, and waits for what is not decided. All
  /// that refuses an edition here comes first.
  ///
  /// - Returns: the paper as it was looked at, and what kept the host from being asked, if anything did; nil where there is no host.
  /// - Throws: a `Refusal` where main there is newer.
  func askHost(
    toPublish number: Int, of paper: String, in output: String, isPrinted: Bool
  ) throws -> (checked: CheckedPaper, trouble: Localized?)? {
    let desk = try Desk(self)
    try desk.identity().mustBe(.committee, to: Localized(en: "publish", nl: "publiceren"))
    guard let remote = try desk.remote() else { return nil }
    let checked = try CheckedPaper(paper, edition: number, in: desk)
    let folder = output.quotedForShell ?? "DIR"
    let here =
      "beraad publish \(paper) --edition \(number) -o \(folder)\(isPrinted ? " --pdf" : "") --offline"
    let hint = Localized(
      en: "publish what is in this clone: \(here)", nl: "publiceer wat er in deze kloon is: \(here)")
    let reason = Localized(
      en: "an edition has to know what is there", nl: "een editie moet weten wat daar staat")
    do {
      let tips = try desk.mustHoldMain(of: remote, hints: [hint], because: reason)
      guard try desk.isUnheard(tips, of: remote) else { return (checked, nil) }
      _ = try desk.fetch(remote)
      let heard = try Desk(self)
      try heard.mustHoldMain(of: remote, hints: [hint], because: reason)
      return (try CheckedPaper(paper, edition: number, in: heard), nil)
    } catch let error as TransportError {
      return (checked, error.explanation.sentence)
    }
  }
}
