import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What a function makes of each element, in their order, with the work shared by the cores.
  ///
  /// - Parameter transform: called on several threads at once, so it changes nothing that another call sees.
  func mapOnCores<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    let starts = Swift.Array(stride(from: 0, to: count, by: Swift.max(1, count / parts)))
    guard let part = starts.dropFirst().first else { return map(transform) }
    let made = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let results = self[starts[number]..<Swift.min(starts[number] + part, count)].map(transform)
      made.withLock { $0[number] = results }
    }
    let all = made.withLock { $0 }
    return starts.indices.flatMap { all[$0] ?? [] }
  }

  /// Enough that no core waits long for the last of them.
  private var parts: Int { 64 }
}
