import BeraadKit
import Deliberation
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct OpenIndexTests {
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `status, inbox and show say the same with the index and without`(
    _ seed: UInt64
  ) throws {
    let alliance = try Alliance()
    var random = SplitMix(seed: seed)
    var ids: [String] = []
    for step in 0..<24 {
      try Self.act(step, alliance, &ids, &random)
      let told = try Self.answers(alliance)
      try Self.deleteIndex(alliance)
      #expect(try Self.answers(alliance) == told, "seed \(seed), step \(step)")
      // An index of a few records, such as a verb writes of many.
      let snapshot = try Workspace(at: alliance.repository.path).snapshot()
      if step % 3 == 0 { _ = try snapshot.openDossier(of: snapshot.paper(named: "housing"), indexingFrom: 0) }
    }
  }

  @Test func `what is settled is counted, and not shown`() throws {
    let alliance = try Alliance()
    let one = try Self.comment("first", alliance)
    let other = try Self.comment("second", alliance)
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.decide([one], .rejected, because: "No.", poll: nil, dryRun: false)
    let shown = try alliance.carers.show("housing")
    #expect(shown.comments.map(\.id) == [other])
    #expect(shown.settledComments == 1)
  }

  private static func comment(_ text: String, _ alliance: Alliance) throws -> String {
    try alliance.tenants.comment(
      on: "housing", quote: "affordable homes", nth: nil, intent: .remark, text: text
    ).id
  }

  /// One thing that people do; what the rules refuse changes nothing.
  private static func act(
    _ step: Int, _ alliance: Alliance, _ ids: inout [String], _ random: inout SplitMix
  ) throws {
    let known = ids.randomElement(using: &random)
    do {
      switch (Int.random(in: 0..<8, using: &random), known) {
      case (0...1, _), (_, nil): ids.append(try comment("\(step)", alliance))
      case (2, _): ids.append(try alliance.amend("soon", to: "in \(step) years"))
      case (3...4, _): _ = try alliance.editors.collect(CollectWish(isDryRun: false))
      case (5, let id?):
        _ = try alliance.editors.decide([id], .rejected, because: "\(step)", poll: nil, dryRun: false)
      case (6, let id?):
        _ = try alliance.editors.decide([id], .adopted, because: "\(step)", poll: nil, dryRun: false)
      case (_, let id?): _ = try alliance.tenants.withdraw(id, because: "\(step)")
      }
    } catch is Refusal {}
  }

  private static func answers(_ alliance: Alliance) throws -> [String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let context = alliance.tenants
    return [
      try encoder.encode(context.status()), try encoder.encode(context.inbox("housing")),
      try encoder.encode(context.show("housing")),
    ].map { String(decoding: $0, as: UTF8.self) }
  }

  private static func deleteIndex(_ alliance: Alliance) throws {
    let path = alliance.repository.path + "/.git/beraad/open"
    if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
  }
}
