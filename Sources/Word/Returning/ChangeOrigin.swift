/// Whose change it is, and when it was made: what stays the same when another program saves the file.
struct ChangeOrigin: Hashable {
  let author: String
  let date: String?

  init(_ change: TrackedChange) { self.init(author: change.author, date: change.date) }

  init(author: String, date: String?) {
    self.author = author
    self.date = date
  }
}
