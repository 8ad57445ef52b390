import Deliberation
import Git
import ObjectIDs

/// How many records of partners stand on main, and who vouches for them.
package struct SignatureSummary: Sendable {
  package private(set) var partner = 0
  package private(set) var door = 0
  package private(set) var committee = 0
  package private(set) var earlier = 0
  /// The paths of those for which nobody vouches.
  package private(set) var nobody: [String] = []

  package var count: Int { partner + door + committee + earlier + nobody.count }
}

extension MainSignatures {
  /// Who vouches for the records below a folder.
  package func summary(under folder: String = Layout.papers) throws -> SignatureSummary {
    var summary = SignatureSummary()
    for path in try recordPaths(under: folder) {
      try summary.add(voucher(at: path), path)
    }
    return summary
  }
}

extension SignatureSummary {
  fileprivate mutating func add(_ voucher: Voucher?, _ path: String) throws {
    switch voucher {
    case .partner: partner += 1
    case .door: door += 1
    case .committee: committee += 1
    case .earlier: earlier += 1
    case nil: nobody.append(path)
    }
  }
}
