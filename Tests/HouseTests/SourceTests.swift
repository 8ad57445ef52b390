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

  /// One committer, so that what holds for one commit (who made it, how it is signed) holds for all.
  @Test func `only one place makes commits`() throws {
    /// Whoever is asked to make a commit of a tree: a batch of objects, or the committer itself.
    let call = /(\w+)\.commit\(\s*tree:/
    let committer = "Sources/Storage/Writing/Committer.swift"
    for path in Self.sources where path != committer {
      let text = try Checkout.text(path)
      let askers = Set(text.matches(of: call).map { String($0.1) })
      #expect(askers.isSubset(of: ["committer"]), "\(path) makes commits of its own")
      #expect(!text.contains("git_commit_create"), "\(path) makes commits that no batch has")
    }
    #expect(try Checkout.text(committer).contains(call))
  }

  /// A text without a space in it that names a place of a workspace; sentences and help may name them.
  @Test func `only the layout knows where things lie in a workspace`() throws {
    let place = /"[^" ]*(papers\/|\/paper\.md)[^" ]*"|"\/?(papers|reviewers\.json|poll\.json)"/
    for path in Self.sources where path != "Sources/Storage/Workspace/Layout.swift" {
      for line in try Checkout.text(path).split(separator: "\n") where !line.isComment {
        #expect(!line.contains(place), "\(path) has a path of its own: \(line)")
      }
    }
    #expect(try Checkout.text("Sources/Storage/Workspace/Layout.swift").contains(place))
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
