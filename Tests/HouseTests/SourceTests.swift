import TestSupport
import Testing

/// What a reader of the sources may count on.
@Suite struct SourceTests {
  static let sources = Checkout.files(in: "Sources", endingIn: ".swift")

  @Test func `no source forces a try or a cast, ends the program, or is left for later`() throws {
    for path in Self.sources {
      let code = try Checkout.text(path).split(separator: "\n").filter { !$0.isComment }
      for forbidden in ["try!", "as!", "fatalError(", "TODO", "FIXME"] {
        #expect(!code.contains { $0.contains(forbidden) }, "\(path) has \(forbidden)")
      }
    }
  }

  @Test func `no front but the terminal prints`() throws {
    for path in Self.sources where !path.hasPrefix("Sources/BeraadCLI/") {
      let prints = try Checkout.text(path).split(separator: "\n")
        .contains { !$0.isComment && $0.contains(/(^|[^\w.])(print|debugPrint|dump)\(/) }
      #expect(!prints, "\(path) prints")
    }
  }

  @Test func `every type that another target can see says what it is`() throws {
    for path in Self.sources {
      let lines = try Checkout.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.hasPrefix("package ") && line.declaresType {
        let above = lines[..<index].last { !$0.hasPrefix("@") }
        #expect(above?.hasPrefix("///") == true, "\(path):\(index + 1) has no comment: \(line)")
      }
    }
  }

  @Test func `every target says in one line what it is for`() throws {
    let lines = try Checkout.text("Package.swift").split(separator: "\n")
    for target in ImportTests.table.keys {
      let declaration = try #require(
        lines.firstIndex { $0.contains("arget(") && $0.contains("name: \"\(target)\"") }
          ?? lines.firstIndex { $0.hasPrefix("      name: \"\(target)\"") }.map { $0 - 1 },
        "Package.swift does not declare \(target)")
      let purpose = lines[declaration - 1]
      #expect(
        purpose.isComment && !purpose.contains("MARK:"), "\(target) has no purpose in Package.swift")
    }
  }
}

extension Substring {
  fileprivate var isComment: Bool { drop { $0 == " " }.hasPrefix("//") }

  fileprivate var declaresType: Bool {
    split(separator: " ").prefix(4).contains {
      ["struct", "class", "enum", "protocol", "actor"].contains($0)
    }
  }
}
