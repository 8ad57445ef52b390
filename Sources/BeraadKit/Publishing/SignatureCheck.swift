import Deliberation
import Git
import Storage

/// Who vouches for what main holds, as `verify` says it.
struct SignatureCheck {
  let desk: Desk

  func check() throws -> Verification.Check {
    let signatures = try MainSignatures(of: desk.snapshot)
    guard signatures.hasKeys || signatures.policy == .required else {
      return .init(
        name: "signatures", problems: [],
        right:
          Localized(
            en:
              "they are optional in this workspace, and nobody has a key: who wrote what rests on who could push",
            nl:
              "ze hoeven niet in deze werkruimte, en niemand heeft een sleutel: wie wat schreef, rust op wie kon pushen"
          ))
    }
    let summary = try signatures.summary()
    let figures = Self.figures(summary)
    guard signatures.policy == .required else {
      return .init(
        name: "signatures", problems: [],
        right: Localized(
          en: "they are optional in this workspace. \(figures.english)",
          nl: "ze hoeven niet in deze werkruimte. \(figures.dutch)"))
    }
    let problems =
      signatures.faults
      + summary.nobody.map { Localized(en: "Nobody vouches for \($0).", nl: "Niemand staat in voor \($0).") }
    return .init(
      name: "signatures", problems: problems.shortened,
      right: Localized(
        en: "they are required in this workspace. \(figures.english)",
        nl: "ze moeten in deze werkruimte. \(figures.dutch)"))
  }

  private static func figures(_ summary: SignatureSummary) -> Localized {
    var parts: [Localized] = []
    func add(_ count: Int, en english: String, nl dutch: String) {
      if count > 0 { parts.append(Localized(en: "\(count) \(english)", nl: "\(count) \(dutch)")) }
    }
    add(summary.partner, en: "signed by the partner", nl: "ondertekend door de partner")
    add(summary.door, en: "by way of the alliance's door", nl: "via de deur van de alliantie")
    add(
      summary.committee, en: "vouched for by the committee alone",
      nl: "waar alleen de commissie voor instaat")
    add(
      summary.earlier, en: "from before signatures were required",
      nl: "van voordat ondertekenen moest")
    add(summary.nobody.count, en: "not signed", nl: "niet ondertekend")
    let told = parts.joined(separator: ", ")
    return Localized(
      en:
        "Of \(summary.count) \(summary.count == 1 ? "record" : "records") of partners: \(parts.isEmpty ? "none" : told.english).",
      nl:
        "Van \(summary.count) \(summary.count == 1 ? "bijdrage" : "bijdragen") van partners: \(parts.isEmpty ? "geen" : told.dutch)."
    )
  }
}
