/// A language in which a page can be made.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case dutch = "nl"
  case english = "en"
}
