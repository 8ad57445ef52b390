import Synchronization

/// One look for all who ask for the same thing at the same moment: a hall that comes in at once does not stand in a queue.
final class OneLook<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let underWay = Mutex<[Key: Task<Value, any Error>]>([:])

  /// - Throws: what the look throws, for all who wait for it.
  func value(_ key: Key, _ look: @escaping @Sendable () async throws -> Value) async throws -> Value {
    let task = underWay.withLock { underWay in
      if let task = underWay[key] { return task }
      let task = Task {
        defer { self.underWay.withLock { $0[key] = nil } }
        return try await look()
      }
      underWay[key] = task
      return task
    }
    return try await task.value
  }
}
