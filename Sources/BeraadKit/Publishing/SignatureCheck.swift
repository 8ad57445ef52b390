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
          "they are optional in this workspace, and nobody has a key: who wrote what rests on who could push")
    }
    let summary = try signatures.summary()
    let figures = Self.figures(summary)
    guard signatures.policy == .required else {
      return .init(
        name: "signatures", problems: [], right: "they are optional in this workspace. \(figures)")
    }
    let problems =
      signatures.faults.map(\.english) + summary.nobody.map { "Nobody vouches for \($0)." }
    return .init(
      name: "signatures", problems: problems.shortened,
      right: "they are required in this workspace. \(figures)")
  }

  private static func figures(_ summary: SignatureSummary) -> String {
    var parts: [String] = []
    func add(_ count: Int, _ words: String) { if count > 0 { parts.append("\(count) \(words)") } }
    add(summary.partner, "signed by the partner")
    add(summary.door, "by way of the alliance's door")
    add(summary.committee, "vouched for by the committee alone")
    add(summary.earlier, "from before signatures were required")
    add(summary.nobody.count, "not signed")
    return
      "Of \(summary.count) \(summary.count == 1 ? "record" : "records") of partners: \(parts.isEmpty ? "none" : parts.joined(separator: ", "))."
  }
}
