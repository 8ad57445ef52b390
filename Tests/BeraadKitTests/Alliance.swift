import BeraadKit
import Deliberation
import TestSupport

/// A workspace with editors, tenants and carers, and one paper.
struct Alliance {
  let repository: TemporaryRepository

  var editors: Context { context("editors") }
  var tenants: Context { context("tenants") }
  var carers: Context { context("carers") }

  init() throws {
    repository = try TemporaryRepository()
    _ = try editors.makeWorkspace(at: repository.path, name: "Alliance", language: .english)
    for partner in ["tenants", "carers"] {
      _ = try editors.addPartner(partner, name: partner, kind: nil, region: nil, roles: [], person: "p1")
    }
    _ = try editors.newPaper(
      "housing", title: "A home for everyone", kind: .manifesto, language: nil, adopting: nil)
    let draft = try repository.read("papers/housing/paper.md")
    try repository.write(
      draft + "We want affordable homes, and we want them soon.\n", to: "papers/housing/paper.md")
    _ = try editors.revise("housing", because: "First words")
  }

  /// Amends as the tenants, and returns the id.
  func amend(_ old: String, to new: String) throws -> String {
    try tenants.amend("housing", .replace(old: old, nth: nil, new: new), because: "Better.", answering: []).id
  }

  private func context(_ partner: String) -> Context {
    Context(
      directory: repository.path, environment: [:], now: { Instant(seconds: 1_768_478_400) },
      actingAs: partner)
  }
}
