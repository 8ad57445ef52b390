import ArgumentParser
import TestSupport
import Testing

@testable import BeraadCLI

/// Every command of ours that a sentence of the program tells somebody to type is one that the parser takes.
@Suite struct RemedyShapeTests {
  /// A command in a string of the sources, with a word for whatever is filled in.
  struct Remedy: CustomTestStringConvertible {
    let place: String
    let words: [String]
    /// Whether it is only named, as in "see beraad inbox".
    let isMention: Bool

    var testDescription: String { "\(place): beraad \(words.joined(separator: " "))" }
  }

  /// The help shows examples, the parser itself knows the rest; the files of the caches begin with a word of ours.
  private static let remedies: [Remedy] = [
    "BeraadCLI", "BeraadKit", "Deliberation", "Storage", "Git", "Transport",
  ]
  .flatMap { Checkout.files(in: "Sources/\($0)", endingIn: ".swift") }
  .flatMap { path in
    ((try? Checkout.text(path)) ?? "").split(separator: "\n").flatMap { remedies(in: $0, of: path) }
  }

  @Test func `there are some`() { #expect(Self.remedies.count > 60) }

  @Test(arguments: remedies) func `what is to be typed can be parsed`(_ remedy: Remedy) {
    do {
      _ = try Root.parseAsRoot(remedy.words)
    } catch {
      let message = Root.fullMessage(for: error)
      #expect(
        remedy.isMention && !message.contains("Unexpected argument"), "\(remedy.testDescription)\n\(message)")
    }
  }

  @Test func `a command is read out of a sentence`() {
    let line =
      #"    "settle it with: beraad poll close \(paper)/\(x.y(in: p) ? " --z" : "") --counting ID, or: beraad vote \(n)""#
    #expect(
      Self.remedies(in: line[...], of: "a").map(\.words) == [
        ["poll", "close", "1/1", "--counting", "ID"], ["vote", "1/1"],
      ])
  }

  /// The commands in the strings of one line.
  private static func remedies(in line: Substring, of path: String) -> [Remedy] {
    guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return [] }
    return strings(in: line).flatMap { text in
      text.ranges(of: "beraad ").compactMap { range in
        let before = text[..<range.lowerBound]
        guard before.isEmpty || before.hasSuffix(" ") else { return nil }
        let words = command(in: text[range.upperBound...])
        guard let verb = words.first, verb.allSatisfy({ $0.isLowercase || $0 == "-" }), verb != "in",
          !text[range.upperBound...].contains(/^[a-z]+ [0-9]\n/)
        else { return nil }
        return Remedy(
          place: path, words: words,
          isMention: !before.hasSuffix(": ") && words.allSatisfy { $0.allSatisfy(\.isLowercase) })
      }
    }
  }

  /// A command from the beginning of `text` on, up to where its sentence goes on.
  ///
  /// Nothing in brackets stands behind one: whoever copies the line would copy it too.
  private static func command(in text: Substring) -> [String] {
    let ends = [
      ", and", ", or", ", where", ", then", ", to ", ", en", ", of", ", dan", "; ", "\n", " && ", ". ",
      " beside ",
      " from reviewers",
    ]
    let end = ends.compactMap { text.firstRange(of: $0)?.lowerBound }.min() ?? text.endIndex
    let words = text[..<end].split(separator: " ").map { word -> String in
      // A number is one.
      if word == "N" { return "2" }
      return String(word.hasSuffix(".") || word.hasSuffix(",") ? word.dropLast() : word)
    }
    // A poll is named with its paper.
    let isOfPoll =
      ["vote", "tally", "count", "ballots"].contains(words.first)
      || words.first == "poll" && words.dropFirst().first != "new"
    guard isOfPoll, let name = words.firstIndex(of: "1") else { return words }
    return words[..<name] + ["1/1"] + words[(name + 1)...]
  }

  /// The strings of a line of Swift, with `1` for whatever is filled in.
  private static func strings(in line: Substring) -> [String] {
    var (found, text, depth) = ([String](), nil as String?, 0)
    var rest = line
    while let character = rest.popFirst() {
      if depth > 0 {
        if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
        continue
      }
      switch character {
      case "\"" where text == nil: text = ""
      case "\"":
        found.append(text ?? "")
        text = nil
      case "\\" where text != nil:
        let escaped = rest.popFirst()
        if escaped == "(" {
          depth = 1
          text?.append("1")
        } else if escaped != "\"" {
          text?.append(escaped == "n" ? "\n" : " ")
        }
      default: text?.append(character)
      }
    }
    return found
  }
}
