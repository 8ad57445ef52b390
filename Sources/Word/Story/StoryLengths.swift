/// How many bytes of words stand before each place of a story, for whoever asks of many.
struct StoryLengths {
  /// By paragraph, of the story's words before each of its runs, and before its end.
  private var before: [[Int]] = []

  init(_ story: Story) {
    var bytes = 0
    for paragraph in story.paragraphs {
      var places = [bytes]
      for run in paragraph.runs {
        bytes += run.text.utf8.count
        places.append(bytes)
      }
      before.append(places)
    }
  }

  /// How many bytes the words of a range have.
  func bytes(_ range: WordComment.Place.Range) -> Int { max(0, bytes(range.end) - bytes(range.start)) }

  private func bytes(_ position: Story.Position) -> Int {
    guard before.indices.contains(position.paragraph) else {
      return position.paragraph < 0 ? 0 : before.last?.last ?? 0
    }
    let places = before[position.paragraph]
    return places[min(max(position.run, 0), places.count - 1)]
  }
}
