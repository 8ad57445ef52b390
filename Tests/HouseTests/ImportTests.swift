import TestSupport
import Testing

/// The arrows of ARCHITECTURE.md. SwiftPM accepts an undeclared import of what a dependency depends on; this does not.
@Suite struct ImportTests {
  /// What each target may import of this package and of the one package it depends on.
  static let table: [String: Set<String>] = [
    "Prose": [],
    "ObjectIDs": [],
    "Languages": [],
    "Deliberation": ["Languages", "ObjectIDs", "Prose"],
    "Git": ["Languages", "ObjectIDs", "CLibgit2", "CCrypto", "CZlib"],
    "Markdown": ["CCMarkGFM", "Prose"],
    "Storage": ["Languages", "ObjectIDs", "Prose", "Deliberation", "Git", "CCrypto", "CSodium"],
    "HTML": [],
    "Cards": ["HTML", "CQREncode"],
    "Rendering": ["ObjectIDs", "Prose", "Deliberation", "HTML", "Markdown"],
    "Word": ["Prose", "Markdown", "CExpat", "CZlib"],
    "Transport": ["Languages"],
    "BeraadKit": [
      "ObjectIDs", "Prose", "Deliberation", "Git", "HTML", "Markdown", "Storage", "Rendering", "Word",
      "Transport", "Cards",
    ],
    "Help": ["Languages", "ArgumentParser"],
    "BeraadCLI": ["BeraadKit", "Deliberation", "Help", "ObjectIDs", "Prose", "ArgumentParser"],
    "beraad": ["BeraadCLI"],
    "BeraadWeb": [
      "BeraadKit", "Cards", "Deliberation", "HTML", "Help", "ObjectIDs", "Prose", "CSodium", "CZlib",
      "ArgumentParser", "HTTPTypes", "Hummingbird", "Logging", "NIOCore", "NIOPosix", "ServiceLifecycle",
      "UnixSignals",
    ],
    "beraad-web": ["BeraadWeb"],
  ]

  /// What comes with Swift. The modules of pure values do without.
  static func comesWithSwift(for target: String) -> Set<String> {
    ["Prose", "ObjectIDs", "Languages", "Deliberation", "HTML"].contains(target)
      ? [] : ["Dispatch", "FoundationEssentials", "Glibc", "Synchronization"]
  }

  @Test func `every folder of sources is in the table`() {
    let folders = Set(Checkout.files(in: "Sources", endingIn: ".swift").map(target(of:)))
    #expect(folders == Set(Self.table.keys))
  }

  @Test(arguments: table.keys.sorted()) func `a target imports only what the table allows`(
    _ target: String
  ) throws {
    let allowed = try #require(Self.table[target]).union(Self.comesWithSwift(for: target))
    for path in Checkout.files(in: "Sources/\(target)", endingIn: ".swift") {
      for module in imports(in: try Checkout.text(path)) {
        #expect(allowed.contains(module), "\(path) imports \(module)")
      }
    }
  }

  @Test func `an import is read whatever stands before it`() {
    let source = """
      import Prose
      package import Git
      @testable internal import struct Storage.Record
      // import Commented
      let important = "import Quoted"
      """
    #expect(imports(in: source) == ["Prose", "Git", "Storage"])
  }
}

/// The folder below `Sources` that a path is in.
private func target(of path: String) -> String {
  String(path.split(separator: "/")[1])
}

/// The modules that a source imports, by line, without their submodules or symbols.
private func imports(in source: String) -> [String] {
  let before: Set<Substring> = ["package", "public", "internal", "private", "fileprivate"]
  let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
  return source.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ").drop { before.contains($0) || $0.hasPrefix("@") }
    guard words.first == "import" else { return nil }
    return words.dropFirst().first { !kinds.contains($0) }?.split(separator: ".").first.map(String.init)
  }
}
