/// Whether the records and commits of a workspace have to be signed.
package enum SignaturePolicy: String, CaseIterable, Sendable {
  /// Who signed what is said; nothing hangs on it.
  case optional
  /// What is not signed by a key that main names is not taken.
  case required
}
