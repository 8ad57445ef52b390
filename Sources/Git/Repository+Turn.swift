extension Repository {
  /// Does something about a file beside the history while no other process of ours does the same.
  ///
  /// - Parameter name: of what is changed, the same in each process.
  /// - Throws: `GitError.locked` where another process holds it for ten seconds; what `body` throws.
  package func locked<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
    let turn = try FileLock.take(
      "\(name).lock", inFolder: beraadFolder, until: .now + .seconds(10))
    defer { turn.release() }
    return try body()
  }
}
