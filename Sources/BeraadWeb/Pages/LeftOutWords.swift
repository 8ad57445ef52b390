import BeraadKit
import Deliberation

/// Why something of a partner's branch is not collected. English pages have the Kit's own sentences.
enum LeftOutWords {
  static func of(_ branch: Collected.Branch, _ words: Words) -> [String] {
    guard words.language == .dutch else { return branch.refused.map(\.english) }
    let told = LeftOut.allCases.compactMap { kind in branch.leftOut[kind].map { dutch(kind, $0) } }
    guard !told.isEmpty else { return [] }
    return told + ["Wat dat is, zegt: beraad collect --dry-run"]
  }

  private static func dutch(_ kind: LeftOut, _ count: Int) -> String {
    switch kind {
    case .changed:
      "\(count) × niet overgenomen: veranderd of weggehaald wat er al stond. Een partner voegt alleen toe."
    case .noRecord: "\(count) × niet overgenomen: het hoort daar niet, of het is anders dan wat er al staat."
    case .damaged: "\(count) × niet overgenomen: het kan niet worden gelezen, of is niet wat zijn naam zegt."
    case .refused: "\(count) × niet overgenomen: het houdt zich niet aan de regels."
    case .ahead: "\(count) × nog niet overgenomen: het rust op iets wat hier nog niet is binnengehaald."
    case .onNoMain: "\(count) × niet overgenomen: het rust op iets wat op geen enkele main staat."
    case .branch: "De eigen lijn van deze partner is niet zoals zij hoort te zijn."
    }
  }
}
