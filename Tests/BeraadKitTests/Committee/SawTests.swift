import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// What a record's writer had before them, where a rebase leaves behind the commit that it was written against.
@Suite struct SawTests {
  /// A change that one committee clone has as withdrawn, and that another adopts without knowing of that, on a commit of its own.
  private func apart(rebasing: Bool) throws -> (hall: Assembly, id: String) {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    let there = try Assembly(cloning: here)
    _ = try here.as("tenants").withdraw(id, because: "The draft says it better.")
    try here.collect()
    try there.repository.commit(["notes.md": "Something of its own."])
    try adopt(id, in: there)
    try bring(here, to: there, rebasing: rebasing)
    return (there, id)
  }

  private func bring(_ other: Assembly, to hall: Assembly, rebasing: Bool) throws {
    if rebasing {
      try hall.repository.git("pull", "--quiet", "--rebase", other.repository.path, "main")
    } else {
      try hall.pull(from: other)
    }
  }

  private func adopt(_ id: String, in hall: Assembly) throws {
    _ = try hall.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
  }

  private func kinds(_ hall: Assembly) throws -> [String] {
    try hall.as("board").inbox("housing").exclusions.map(\.kind)
  }

  @Test(arguments: [false, true])
  func `an adoption by somebody who did not know of the withdrawal is named, however it came here`(
    _ rebasing: Bool
  ) throws {
    let (hall, id) = try apart(rebasing: rebasing)
    #expect(try kinds(hall) == ["withdrawal"])
    #expect(
      try hall.as("board").merge("housing", accepting: .all).steps.allSatisfy { $0.state != "merged" })
    try adopt(id, in: hall)
    #expect(try kinds(hall).isEmpty)
    #expect(try hall.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
  }

  @Test func `who settles it names what they had before them, and a rebase changes nothing of that`() throws {
    let (hall, id) = try apart(rebasing: false)
    let other = try Assembly(cloning: hall)
    try hall.repository.commit(["more.md": "Something more."])
    try adopt(id, in: hall)
    try other.repository.commit(["other.md": "Something else."])
    try bring(other, to: hall, rebasing: true)
    #expect(try kinds(hall).isEmpty)
  }

  @Test func `a withdrawal names the decisions that its partner knew of`() throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    _ = try here.as("board").decide([id], .postponed, because: "Later.", poll: nil, dryRun: false)
    let withdrawn = try here.as("tenants").withdraw(id, because: "The draft says it better.")
    try here.collect()
    let path = try here.repository.git("ls-files", "papers/housing/comments", "papers/housing")
      .split(separator: "\n").first { $0.contains(withdrawn.id) }
    let text = try here.repository.read(String(try #require(path)))
    #expect(text.contains("\"saw\":[\"d"), "\(text)")
  }
}
