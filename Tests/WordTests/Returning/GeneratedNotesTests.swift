import TestSupport
import Testing
import Word

/// Papers of few words, so that many stand in the text and in its notes too, of which notes and paragraphs come and go without tracking.
@Suite struct GeneratedNotesTests {
  private struct Draft {
    var paragraphs: [String] = []
    var notes: [(label: String, words: String)] = []

    var text: String {
      paragraphs.joined(separator: "\n\n") + "\n\n"
        + notes.map { "[^\($0.label)]: \($0.words)\n" }.joined()
    }

    static func sentence(_ count: Int, _ random: inout SplitMix) -> String {
      let words = ["fair", "rent", "for", "all", "homes", "very", "soon", "note", "one", "two"]
      return (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ") + "."
    }

    init(_ random: inout SplitMix) {
      for number in 0..<Int.random(in: 2...5, using: &random) {
        var paragraph = Self.sentence(Int.random(in: 2...5, using: &random), &random)
        if Bool.random(using: &random) {
          notes.append(("n\(number)", Self.sentence(3, &random)))
          paragraph += "[^n\(number)]" + (Bool.random(using: &random) ? " " + Self.sentence(2, &random) : "")
        }
        paragraphs.append(paragraph)
      }
    }

    mutating func edit(_ random: inout SplitMix) {
      let place = Int.random(in: 0..<paragraphs.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0 where !notes.isEmpty:
        let label = notes.remove(at: Int.random(in: 0..<notes.count, using: &random)).label
        paragraphs = paragraphs.map { $0.replacing("[^\(label)]", with: "") }
      case 1: paragraphs.insert(Self.sentence(3, &random), at: place)
      case 2 where paragraphs.count > 1:
        let gone = paragraphs.remove(at: place)
        notes.removeAll { gone.contains("[^\($0.label)]") }
      case 3 where !notes.isEmpty:
        notes[Int.random(in: 0..<notes.count, using: &random)].words = Self.sentence(3, &random)
      default: paragraphs.append(Self.sentence(2, &random))
      }
    }
  }

  private func paper(_ text: String) -> ExportedPaper {
    ExportedPaper(source: Array(text.utf8), title: "Homes", language: "en", reference: "homes@0123abc")
  }

  private func words(_ file: WordFile) -> [String] {
    file.stories.filter { $0.kind == .body || $0.kind == .footnote }.flatMap { $0.texts(.accepted) }
      .filter { !$0.allSatisfy(\.isWhitespace) }
  }

  @Test func `what comes back reads as the file does, and little is left out`() throws {
    var left = 0
    for seed in UInt64(1)...100 {
      var random = SplitMix(seed: seed)
      let draft = Draft(&random)
      var edited = draft
      for _ in 0..<Int.random(in: 1...3, using: &random) { edited.edit(&random) }
      let file = try WordFile(WordWriter.file(paper(edited.text)))
      let back = try ReturnedPaper(file, exportOf: paper(draft.text))
      guard back.unclear.isEmpty, back.reshaped.isEmpty, back.lostNotes.isEmpty else {
        left += 1
        continue
      }
      let made = try WordFile(WordWriter.file(paper(String(decoding: back.edited, as: UTF8.self))))
      #expect(words(made) == words(file), "seed \(seed)")
    }
    #expect(left <= 8, "\(left) of 100 had something that could not be written")
  }
}
