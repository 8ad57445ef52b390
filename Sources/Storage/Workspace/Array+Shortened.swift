extension [String] {
  /// The first sentences of very many, and how many more there are: a branch can be wrong in a million places.
  package var shortened: [String] {
    guard count > Self.most else { return self }
    return prefix(Self.most) + ["And \(count - Self.most) more."]
  }

  private static let most = 50
}
