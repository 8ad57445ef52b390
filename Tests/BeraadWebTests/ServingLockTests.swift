import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct ServingLockTests {
  @Test func `a second server on one state folder is refused, and one that waits comes in`() async throws {
    let folder = try TemporaryFolder()
    let state = try StateFolder(folder.path + "/state")
    let first = try await ServingLock(in: state, patience: .zero)
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await ServingLock(in: state, patience: .milliseconds(150))
    }
    #expect(refusal?.explanation.message == "Another beraad-web serves the state folder \(state.path).")
    async let second = ServingLock(in: state, patience: .seconds(60))
    try await Task.sleep(for: .milliseconds(150))
    first.release()
    try await second.release()
  }
}
