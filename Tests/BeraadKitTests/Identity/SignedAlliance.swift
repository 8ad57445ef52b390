import BeraadKit
import Deliberation
import Foundation
import Storage
import TestSupport
import Testing

/// An alliance that asks for signatures; editors and tenants have a key each, carers come by the door `web`.
struct SignedAlliance {
  let alliance: Alliance
  let editorsKey: SigningKey
  let tenantsKey: SigningKey
  let doorKey: SigningKey

  var repository: TemporaryRepository { alliance.repository }
  var editors: Context { alliance.editors }
  var tenants: Context { alliance.tenants }
  /// The carers, as the server has them that acts for them.
  var carers: Context {
    var context = alliance.carers
    context.door = Slug("web")
    return context
  }

  init(requiring policy: SignaturePolicy = .required) throws {
    alliance = try Alliance()
    (editorsKey, tenantsKey, doorKey) = (try SigningKey(), try SigningKey(), try SigningKey())
    try use(editorsKey)
    _ = try editors.addKey(editorsKey.line, of: "editors")
    _ = try editors.addKey(tenantsKey.line, of: "tenants")
    _ = try editors.openDoor("web", key: doorKey.line, for: ["carers"])
    if policy == .required { _ = try editors.setSignatures(.required) }
  }

  /// Has git sign with a key, as each of them does in a clone of their own.
  func use(_ key: SigningKey) throws {
    try repository.git("config", "gpg.format", "ssh")
    try repository.git("config", "user.signingkey", key.publicPath)
  }

  @discardableResult
  func comment(
    _ who: Context, with key: SigningKey, on quote: String = "affordable homes", _ text: String = "For whom?"
  )
    throws -> String
  {
    try use(key)
    return try who.comment(on: "housing", quote: quote, nth: nil, intent: .remark, text: text).id
  }

  /// Collects with the editors' key, and returns what was refused.
  func collect() throws -> [String] {
    try use(editorsKey)
    return try editors.collect(CollectWish()).branches.flatMap(\.refused).map(\.english)
  }

  func verdict(_ name: String = "signatures") throws -> Verification.Check {
    try #require(try editors.verify(nil, since: nil, files: nil).checks.first { $0.name == name })
  }

  /// Puts a commit on a partner's branch with plain git, with the tree that a branch of Beraad's has.
  ///
  /// - Parameter options: such as `-S`.
  func plainCommit(
    on branch: String, tree: String, parent: String, options: [String] = [], message: String = "A record"
  ) throws {
    let commit = try repository.git(
      ["commit-tree", tree, "-p", parent, "-m", message] + options
    ).trimmingCharacters(in: .whitespacesAndNewlines)
    try repository.git("update-ref", "refs/heads/\(branch)", commit)
  }
}
