/// What a host has, asked of it: nothing is fetched.
extension UserGit {
  /// The commits on which branches of a host stand, by the branch, asked of the host; one that it does not have is not among
  /// them. Nothing is fetched.
  ///
  /// - Parameter branches: short names; one that ends in `/*` stands for all below it.
  package func tips(of branches: [String], at remote: Remote) throws(TransportError) -> [String: String] {
    let prefix = "refs/heads/"
    let ended = try start(
      ["ls-remote", "--", remote.name] + branches.map { prefix + $0 }, at: remote.address)
    guard ended.status == 0 else {
      throw TransportError(Complaint(ended.said, status: ended.status), at: remote.address.shown)
    }
    var tips: [String: String] = [:]
    for line in ended.output.split(separator: "\n") {
      let parts = line.split(separator: "\t")
      // A pattern also fits the end of a longer name.
      guard parts.count == 2, parts[1].hasPrefix(prefix) else { continue }
      let name = String(parts[1].dropFirst(prefix.count))
      let isAsked = branches.contains { $0 == name || $0.hasSuffix("/*") && name.hasPrefix($0.dropLast()) }
      if isAsked { tips[name] = String(parts[0]) }
    }
    return tips
  }

  /// The branches that a host has, by their short names, the one first that its HEAD names.
  package func branches(of remote: Remote) throws(TransportError) -> [String] {
    let prefix = "refs/heads/"
    let ended = try start(
      ["ls-remote", "--symref", "--", remote.name, "HEAD", prefix + "*"], at: remote.address)
    guard ended.status == 0 else {
      throw TransportError(Complaint(ended.said, status: ended.status), at: remote.address.shown)
    }
    let lines = ended.output.split(separator: "\n").map { $0.split(separator: "\t") }.filter { $0.count == 2 }
    let head = lines.lazy.map { $0[0] }.first { $0.hasPrefix("ref: " + prefix) }?.dropFirst(5)
    let all = lines.map { $0[1] }.filter { $0.hasPrefix(prefix) }
    return (all.filter { $0 == head } + all.filter { $0 != head }).map { String($0.dropFirst(prefix.count)) }
  }
}
