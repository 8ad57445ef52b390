import TestSupport
import Testing

/// What a user is told stands in each language: the lists grow, and nothing falls off them.
@Suite struct SentenceTests {
  /// Folders in which whoever makes a refusal, a reason or a hint writes both.
  @Test(
    arguments: [
      "Deliberation", "Git", "Storage", "Transport", "Word", "Languages", "BeraadKit/Context",
      "BeraadKit/AnyRepository", "BeraadKit/Authoring", "BeraadKit/Sharing", "BeraadKit/Mail",
      "BeraadKit/Attribution", "BeraadKit/Reviewing", "BeraadKit/Committee", "BeraadKit/Reading",
      "BeraadKit/Polls", "BeraadKit/Letters", "BeraadKit/News", "BeraadKit/Invitations",
      "BeraadKit/Publishing", "BeraadKit/WordFiles", "Help", "BeraadCLI", "BeraadWeb/Commands",
      "BeraadWeb/State",
    ])
  func `what a user is told has both languages`(_ folder: String) throws {
    /// A sentence, reason or hint that begins as a literal, and not as `Localized(en:nl:)`.
    let bare =
      /(?:Refusal|\.undecided)\(\s*"|Explanation\(\s*\.\w+,\s*"|(?:hints|causes): (?:\(.*\? )?\[\s*"|Localized\(\s*"[^\\]/
    for path in Self.sources(in: folder) {
      #expect(try Checkout.text(path).firstMatch(of: bare) == nil, "\(path) says something in one language")
    }
  }

  /// The same of folders in which no text of several words has one language, wherever it stands: a sentence that a function returns, a part
  /// of one, the words of a case.
  @Test(
    arguments: [
      "Git", "Storage", "Transport", "Word", "Languages", "BeraadKit/Context", "BeraadKit/AnyRepository",
      "BeraadKit/Authoring", "BeraadKit/Sharing", "BeraadKit/Mail", "BeraadKit/Attribution",
      "BeraadKit/Reviewing",
    ])
  func `no words stand there in one language`(_ folder: String) throws {
    for path in Self.sources(in: folder) where Self.forOthers[path] == nil {
      for literal in SourceLiterals.of(try Checkout.text(path)) where literal.isProse {
        Issue.record("\(path) has words in one language: \(literal.text)")
      }
    }
  }

  /// One form of address, wherever somebody is spoken to: the site and the guide say u.
  @Test func `whoever is spoken to in Dutch is u`() throws {
    for path in Self.sources(in: "") where !path.hasSuffix("/FunctionWords.swift") {
      for literal in SourceLiterals.of(try Checkout.text(path)) where literal.before.hasSuffix("nl:") {
        #expect(
          literal.text.firstMatch(of: /\b[Jj](?:e|ij|ou|ouw)\b/) == nil, "\(path) says je: \(literal.text)")
      }
    }
  }

  /// Nobody's sentences are wrapped, as if they had both.
  @Test(arguments: [
    "Git", "Storage/Coding", "Storage/JSON", "Storage/Persons", "Storage/Writing", "Transport",
  ])
  func `what is the same in each language says so`(_ folder: String) throws {
    for path in Self.sources(in: folder) {
      let wrapped = try Checkout.text(path).firstMatch(of: /Localized\((?!\s*(?:en|verbatim):)/)
      #expect(wrapped == nil, "\(path) wraps a text that may have one language")
    }
  }

  @Test func `a text of several words is found wherever it stands`() {
    let source = #"""
      throw Refusal("\(name) is not \(known ? "any of ours" : "here")", hints: names.map { "did you mean \($0)?" })
      let both = Localized(en: "it is \(a ? "not here" : "here now or then")", nl: "het is er niet meer")
      // A comment with "words of no user" in it.
      let command = "git switch --quiet main"
      """#
    #expect(
      SourceLiterals.of(source).filter(\.isProse).map(\.text) == ["… is not …", "did you mean …?"])
  }

  /// What is read of other programs, or written for them.
  private static let forOthers = [
    "Sources/Git/GitError+Libgit2.swift": "what libgit2 says",
    "Sources/Transport/Complaint.swift": "what git says",
    "Sources/Transport/UserGit.swift": "what git says",
    "Sources/Storage/Writing/Workspace+Append.swift": "the message of a commit; the compiler asks for both",
    "Sources/BeraadKit/Authoring/CloneSettings.swift": "a setting of git",
    "Sources/BeraadKit/Attribution/AnchorBatch.swift": "answers for scripts",
  ]

  private static func sources(in folder: String) -> [String] {
    Checkout.files(in: "Sources/\(folder)", endingIn: ".swift")
  }
}

/// The text literals of a source, without those inside interpolations.
private struct SourceLiterals {
  struct Literal {
    /// What stands before it, without the white space between.
    let before: Substring
    /// Its text, with `…` for what is put into it.
    let text: String

    /// Whether it has three words in a row and is no part of `Localized`, no command, and not for a commit or a mistake of ours.
    var isProse: Bool {
      guard text.contains(/[a-z…]{2,} [a-z]+ [a-z…]+|… [a-z]+ [a-z]+ …/) else { return false }
      let isNamed = before.hasSuffix("en:") || before.hasSuffix("nl:") || before.hasSuffix("verbatim:")
      let isForOthers = before.firstMatch(
        of:
          /(?:CommitMessage\(|TypedCommit\(of: \[path\],|preconditionFailure\(|contains\(|message:|log:|summary:)$/
      )
      let isCommand = text.prefixMatch(of: /(?:git|rm|mv|test|printf|mkdir|if|for|…?beraad) |# |<|\.|[a-z]+-/)
      return !isNamed && isForOthers == nil && isCommand == nil
    }
  }

  static func of(_ source: String) -> [Literal] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let code = lines.map { $0.drop { $0 == " " }.hasPrefix("//") ? "" : String($0) }.joined(separator: "\n")
    var reader = SourceLiterals(rest: code[...], all: code)
    while reader.next() {}
    return reader.found
  }

  private var rest: Substring
  private let all: String
  private var found: [Literal] = []

  private init(rest: Substring, all: String) { (self.rest, self.all) = (rest, all) }

  /// Goes behind the next literal; false where there is none.
  private mutating func next() -> Bool {
    guard let start = rest.firstIndex(of: "\"") else { return false }
    let before = all[..<start]
    rest = rest[start...]
    guard !rest.hasPrefix("\"\"\"") else {
      rest = rest.dropFirst(3)
      guard let end = rest.firstRange(of: "\"\"\"") else { return false }
      rest = rest[end.upperBound...]
      return true
    }
    rest = rest.dropFirst()
    let isRaw = before.last == "#"
    let text = isRaw ? readRawText() : readText()
    let words = before.reversed().drop { $0.isWhitespace || $0 == "#" }.prefix(60).reversed()
    found.append(Literal(before: Substring(String(words)), text: text))
    return true
  }

  /// The text up to the quotation mark with a number sign behind it.
  private mutating func readRawText() -> String {
    let end = rest.firstRange(of: "\"#")
    defer { rest = rest[(end?.upperBound ?? rest.endIndex)...] }
    return String(rest[..<(end?.lowerBound ?? rest.endIndex)])
  }

  /// The text up to its quotation mark, which is taken too.
  private mutating func readText() -> String {
    var text = ""
    while let sign = rest.popFirst(), sign != "\"", sign != "\n" {
      guard sign == "\\" else {
        text.append(sign)
        continue
      }
      if rest.popFirst() == "(" {
        skipInterpolation()
        text.append("…")
      }
    }
    return text
  }

  private mutating func skipInterpolation() {
    var depth = 1
    while depth > 0, let sign = rest.popFirst() {
      switch sign {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"": _ = readText()
      default: break
      }
    }
  }
}
