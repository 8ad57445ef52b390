import Glibc

/// Pauses that grow, with jitter so that many waiters do not wake together.
struct Backoff {
  private var limit: UInt32 = 2_000
  private let end: UInt32

  /// - Parameter end: the longest pause, in microseconds.
  init(end: UInt32 = 100_000) { self.end = end }

  /// Sleeps between half and all of the present limit: 1–2 ms at first.
  mutating func wait() {
    usleep(UInt32.random(in: limit / 2...limit))
    limit = min(2 * limit, end)
  }
}
