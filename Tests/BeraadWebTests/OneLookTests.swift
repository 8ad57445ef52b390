import Synchronization
import Testing

@testable import BeraadWeb

/// Who asks for the same thing at one moment is answered by one look.
@Suite struct OneLookTests {
  /// Numbers the looks as they begin.
  private final class Begun: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock { $0 } }

    func next() -> Int {
      number.withLock { number in
        number += 1
        return number
      }
    }
  }

  @Test func `who asks freshly is answered by a look that began afterwards, all of them by one`() async throws
  {
    let looks = OneLook<String, Int>()
    let begun = Begun()
    let (gate, opening) = AsyncStream.makeStream(of: Void.self)
    let first = Task {
      try await looks.value("poll") {
        let number = begun.next()
        for await _ in gate { break }
        return number
      }
    }
    while begun.count == 0 { await Task.yield() }
    let fresh = (0..<3).map { _ in
      Task { try await looks.value("poll", isFresh: true) { begun.next() } }
    }
    // Long enough for all three to have asked.
    try await Task.sleep(for: .milliseconds(50))
    opening.yield()
    #expect(try await first.value == 1)
    for task in fresh { #expect(try await task.value == 2) }
    #expect(try await looks.value("poll") { begun.next() } == 3, "nothing is kept when a look has ended")
  }

  @Test func `a look that fails does so for all who wait, and not for the next`() async throws {
    struct Failure: Error {}
    let looks = OneLook<String, Int>()
    await #expect(throws: Failure.self) { try await looks.value("poll") { throw Failure() } }
    #expect(try await looks.value("poll", isFresh: true) { 1 } == 1)
  }
}
