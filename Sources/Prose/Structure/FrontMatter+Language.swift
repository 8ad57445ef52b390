/// The language that a file names, in the ways in which people's tools write it.
extension FrontMatter {
  /// As a tag would be written: `de`, and `de-DE` where the file has `de_DE.UTF-8`; nil where it names none.
  package var language: String? {
    guard let value = languageEntry?.value else { return nil }
    let tag = String(value.prefix { $0 != "." && $0 != "@" }).replacing(scalar: "_", with: "-")
    return tag.isEmpty ? nil : tag
  }

  /// Under `lang`; else under `Lang`, and else under `language`.
  private var languageEntry: Entry? {
    func first(_ fits: (String) -> Bool) -> Entry? { entries.first { fits($0.key) && !$0.value.isEmpty } }
    return first { $0 == "lang" } ?? first { $0.lowercased() == "lang" }
      ?? first { $0.lowercased() == "language" }
  }
}
