import Deliberation

extension Context {
  /// Hears what was sent to the host: an edition never changes.
  func mustKnowHost(toPublish number: Int, of paper: String, in output: String) throws {
    let desk = try Desk(self)
    try desk.identity().mustBe(.committee, to: Localized(en: "publish", nl: "publiceren"))
    guard let remote = try desk.remote() else { return }
    let folder = output.quotedForShell ?? "DIR"
    let here = "beraad publish \(paper) --edition \(number) -o \(folder) --offline"
    try desk.mustKnowMain(
      of: remote,
      hints: [
        Localized(
          en: "publish what is in this clone: \(here)", nl: "publiceer wat er in deze kloon is: \(here)")
      ],
      newer: Localized(
        en: "an edition has to know what is there", nl: "een editie moet weten wat daar staat"),
      silent: Localized(
        en: "The host cannot be asked what is on main there, and an edition never changes.",
        nl: "De server kan niet worden gevraagd wat daar op main staat, en een editie verandert nooit meer."))
  }
}
