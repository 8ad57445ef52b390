import Deliberation
import BeraadKit
import Foundation
import TestSupport
import Testing

/// What `doctor` sees in a work tree, and that what it says to type brings it right.
@Suite struct DoctorTests {
  let hall: Assembly

  init() throws {
    hall = try Assembly()
    _ = try hall.as("board").examine(mends: true)
    #expect(try found() == ["A name stands"])
  }

  /// The findings by their first three words; people's names in the samples' commits are one.
  private func found() throws -> [String] {
    try hall.as("board").examine(mends: false).findings.map {
      $0.what.english.split(separator: " ").prefix(3).joined(separator: " ")
    }
  }

  private func shell(_ line: String) throws {
    try Command.run(
      ["sh", "-c", line], in: hall.repository.path,
      environment: TemporaryRepository.environment(home: hall.repository.home))
  }

  /// Types what the first finding says, behind the last colon.
  private func obey() throws {
    let finding = try #require(hall.as("board").examine(mends: false).findings.first)
    let command = try #require(finding.advice.english.split(separator: ": ").last)
    try shell(String(command))
  }

  @Test func `a detached HEAD, with the way back`() throws {
    try hall.repository.git("checkout", "--quiet", "--detach")
    #expect(try found() == ["HEAD is detached", "A name stands"])
    try obey()
    #expect(try found() == ["A name stands"])
  }

  @Test(arguments: [
    ("papers/housing/paper.md", "rm papers/housing/paper.md; ln -s /etc/hostname papers/housing/paper.md"),
    ("papers/housing/paper.md", "rm papers/housing/paper.md; mkfifo papers/housing/paper.md"),
    ("reviewers.json", "rm reviewers.json; mkdir reviewers.json"),
    ("papers", "mv papers ../away; ln -s ../away papers"),
  ])
  func `what is no plain file or folder where one belongs, and is never waited for`(
    path: String, setUp: String
  )
    throws
  {
    try shell(setUp)
    #expect(try found() == ["\(path) is no", "A name stands"])
    let advice = try #require(hall.as("board").examine(mends: false).findings.first).advice
    #expect(advice == "take it away, and bring back what main has with: git checkout -- \(path)")
    try shell("rm -rf \(path); git checkout -- \(path)")
    #expect(try found() == ["A name stands"])
  }
}
