import Deliberation
import TestSupport
import Testing

@testable import Git
@testable import Storage

@Suite struct MergeMarkTests {
  private func commit(
    _ name: String, at seconds: Int64, committer: String, message: String
  ) -> CommitInfo {
    CommitInfo(
      id: "aa", tree: "bb", parents: [],
      author: Signature(name: name, email: "tenants@example.org", seconds: seconds, offsetMinutes: 60),
      committer: Signature(name: committer, email: "c@example.org", seconds: seconds + 5),
      message: message)
  }

  /// Decisions have it in their bytes: another hash, and each of them would be one that knew of no merge.
  @Test func `a mark is what it always was, and goes with a commit wherever it is copied`() {
    let trailers = "Amendment: a01234567890000000000000000000000/1\nDecision: d0123456789\n"
    let merge = commit("tenants", at: 1_700_000_000, committer: "editors", message: "Merge\n\n\(trailers)")
    #expect(merge.mergeMark.description == "dd4b79a2f749e83edc22851164b13b44")
    let copy = commit(
      "tenants", at: 1_700_000_000, committer: "host", message: "Said otherwise\n\n\(trailers)")
    #expect(copy.mergeMark == merge.mergeMark)
    for other in [
      commit("carers", at: 1_700_000_000, committer: "editors", message: merge.message),
      commit("tenants", at: 1_700_000_001, committer: "editors", message: merge.message),
      commit("tenants", at: 1_700_000_000, committer: "editors", message: "Merge\n\nAmendment: a1/2\n"),
    ] {
      #expect(other.mergeMark != merge.mergeMark)
    }
  }
}
