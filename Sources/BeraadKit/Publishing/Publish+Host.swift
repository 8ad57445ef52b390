import Deliberation
import Storage
import Transport

extension Context {
  /// Asks the host whether main there is newer: an edition never changes, and has what is on main. All that refuses an edition here comes
  /// first, and nothing is fetched.
  ///
  /// - Returns: the paper as it was looked at, and what kept the host from being asked, if anything did; nil where there is no host.
  /// - Throws: a `Refusal` where main there is newer.
  func askHost(
    toPublish number: Int, of paper: String, in output: String, isPrinted: Bool
  ) throws -> (checked: CheckedPaper, trouble: Localized?)? {
    let desk = try Desk(self)
    try desk.identity().mustBe(.committee, to: Localized(en: "publish", nl: "publiceren"))
    guard let remote = try desk.remote() else { return nil }
    let checked = CheckedPaper(
      commit: desk.snapshot.commit, dossier: try desk.publishable(paper, edition: number))
    let folder = output.quotedForShell ?? "DIR"
    let here =
      "beraad publish \(paper) --edition \(number) -o \(folder)\(isPrinted ? " --pdf" : "") --offline"
    do {
      try desk.mustHoldMain(
        of: remote,
        hints: [
          Localized(
            en: "publish what is in this clone: \(here)", nl: "publiceer wat er in deze kloon is: \(here)")
        ],
        because: Localized(
          en: "an edition has to know what is there", nl: "een editie moet weten wat daar staat"))
      return (checked, nil)
    } catch let error as TransportError {
      return (checked, error.explanation.sentence)
    }
  }
}
