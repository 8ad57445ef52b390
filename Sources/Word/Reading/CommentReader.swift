/// Reads the comments of a file and how they answer each other.
///
/// Threads hang on the ids of paragraphs: a comment's last paragraph has an entry in a part of its own, which may name the last
/// paragraph of the comment that it answers ([MS-DOCX] 2.5.1.5).
struct CommentReader {
  private(set) var comments: [WordComment] = []
  private var commentOfParagraph: [String: String] = [:]
  private var lastParagraphs: [String] = []

  /// Reads a part with comments.
  mutating func read(_ part: XMLElement) {
    for element in part.children where element.tag == .comment {
      var reader = StoryReader(.comment)
      reader.read(element)
      let id = element[.id] ?? ""
      let paragraphs = element.paragraphIDs()
      for paragraph in paragraphs where !paragraph.isEmpty { commentOfParagraph[paragraph] = id }
      lastParagraphs.append(paragraphs.last ?? "")
      comments.append(
        WordComment(
          id: id, author: element.author, date: element[.date],
          text: reader.story.texts(.accepted).joined(separator: "\n")))
    }
  }

  /// Reads the part that says which comments answer which, and which are done.
  mutating func readThreads(_ part: XMLElement) {
    var parents: [String: String] = [:]
    var done: Set<String> = []
    for element in part.children where element.tag == .commentThread {
      guard let paragraph = element[.threadParagraphID]?.uppercased() else { continue }
      if let parent = element[.threadParentID] { parents[paragraph] = parent.uppercased() }
      if ["1", "true", "on"].contains(element[.isDone]) { done.insert(paragraph) }
    }
    var answered: [String: String] = [:]
    for (index, paragraph) in lastParagraphs.enumerated() where !paragraph.isEmpty {
      comments[index].isResolved = done.contains(paragraph)
      if let parent = parents[paragraph] { answered[comments[index].id] = commentOfParagraph[parent] }
    }
    let heads = Self.heads(answered)
    for index in comments.indices { comments[index].replyTo = heads[comments[index].id] }
  }

  /// By comment the first of its thread; none for that one itself, and for comments that answer each other in a circle.
  private static func heads(_ answered: [String: String]) -> [String: String] {
    var heads: [String: String] = [:]
    var done: Set<String> = []
    for start in answered.keys {
      var path: [String] = []
      var last = start
      while let next = answered[last], done.insert(last).inserted {
        path.append(last)
        last = next
      }
      // One that was met before has its head already, or is in a circle.
      let head = answered[last] == nil ? last : heads[last]
      for id in path { heads[id] = head }
    }
    return heads
  }

  /// Gives the comments their places in the stories of the file; of two places for one id the first counts.
  mutating func place(in stories: [Story]) {
    var places: [String: WordComment.Place] = [:]
    for (index, story) in stories.enumerated() {
      for (id, ends) in story.comments where places[id] == nil {
        var range: WordComment.Place.Range?
        if let start = ends.start, let end = ends.end, start <= end {
          range = WordComment.Place.Range(start: start, end: end)
        } else if let point = story.commentReferences[id] ?? ends.start ?? ends.end {
          range = WordComment.Place.Range(start: point, end: point)
        }
        places[id] = WordComment.Place(story: index, range: range)
      }
      // LibreOffice writes one on no words as its reference alone: it stands at that.
      for (id, point) in story.commentReferences where places[id] == nil {
        places[id] = WordComment.Place(
          story: index, range: WordComment.Place.Range(start: point, end: point))
      }
    }
    for index in comments.indices { comments[index].place = places[comments[index].id] }
  }
}

extension XMLElement {
  /// The ids of the paragraphs within it, in their order; empty where one has none.
  fileprivate func paragraphIDs() -> [String] {
    var ids: [String] = []
    func gather(_ element: XMLElement) {
      for child in element.children {
        if child.tag == .paragraph { ids.append(child[.paragraphID]?.uppercased() ?? "") }
        gather(child)
      }
    }
    gather(self)
    return ids
  }
}
