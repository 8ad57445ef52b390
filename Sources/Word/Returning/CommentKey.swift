/// By what a comment is known again: whose it is, and what it says or when it was made.
struct CommentKey: Hashable {
  let author: String
  let text: String?
  /// To the minute, where the text is not asked for.
  let date: String?

  init(_ comment: WordComment, _ text: String?) {
    author = comment.author
    self.text = text
    date = text == nil ? comment.date.map { String($0.prefix(16)) } : nil
  }
}

extension String {
  /// Its words, whatever white space is between them.
  var foldedWords: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
