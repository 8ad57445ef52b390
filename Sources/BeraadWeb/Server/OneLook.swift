import Synchronization

/// One look for all who ask for the same thing at the same moment: a hall that comes in at once does not stand in a queue.
final class OneLook<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private typealias Look = Task<Value, any Error>

  private struct Looks {
    let underWay: Look
    /// What begins when that one has ended.
    var next: Look? = nil
  }

  private let looks = Mutex<[Key: Looks]>([:])

  /// - Parameter isFresh: whether a look that is under way does not do, since what is asked for may have changed after it began. All who
  ///   ask so meanwhile wait for the next one.
  /// - Throws: what the look throws, for all who wait for it.
  func value(
    _ key: Key, isFresh: Bool = false, _ look: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = looks.withLock { looks in
      guard let known = looks[key] else {
        let task = begin(key, look)
        looks[key] = Looks(underWay: task)
        return task
      }
      guard isFresh else { return known.underWay }
      if let next = known.next { return next }
      let next = begin(key, after: known.underWay, look)
      looks[key]?.next = next
      return next
    }
    return try await task.value
  }

  private func begin(
    _ key: Key, after earlier: Look? = nil, _ look: @escaping @Sendable () async throws -> Value
  ) -> Look {
    Task {
      _ = await earlier?.result
      defer { looks.withLock { $0[key] = $0[key]?.next.map { Looks(underWay: $0) } } }
      return try await look()
    }
  }
}
