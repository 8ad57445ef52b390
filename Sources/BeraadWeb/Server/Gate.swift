import NIOPosix
import Synchronization

/// Work that waits for git or a disk, on threads of its own: so much at once, so much that waits, and no more.
final class Gate: Sendable {
  private let pool: NIOThreadPool
  private let most: Int
  private let inHand = Mutex(0)

  /// What is under way or waits.
  var waiting: Int { inHand.withLock { $0 } }

  /// There is more to do than there will be time for.
  struct Busy: Error {}

  init(running: Int, waiting: Int) {
    pool = NIOThreadPool(numberOfThreads: running)
    most = running + waiting
    pool.start()
  }

  /// - Throws: `Busy` where as much waits as may, and what the work throws.
  func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    let isTaken = inHand.withLock { count in
      guard count < most else { return false }
      count += 1
      return true
    }
    guard isTaken else { throw Busy() }
    defer { inHand.withLock { $0 -= 1 } }
    return try await pool.runIfActive(work)
  }
}
