/// Tokens that stood side by side in a revision and are not in the next one.
struct RemovedRun {
  let symbols: [UInt32]
  /// One for each symbol.
  let identities: [TokenIdentity]
  /// The revision that no longer has them.
  let revision: Int
}
