package import Languages

extension [Localized] {
  /// The first sentences of very many, and how many more there are: a branch can be wrong in a million places.
  package var shortened: [Localized] {
    guard count > Self.most else { return self }
    let more = count - Self.most
    return prefix(Self.most) + [Localized(en: "And \(more) more.", nl: "En nog \(more) meer.")]
  }

  private static let most = 50
}

extension [String] {
  /// The same of sentences that are there in English only.
  package var shortened: [String] { map { Localized($0) }.shortened.map(\.english) }
}
