import Git

extension Context {
  /// A setting of git's, from the repository that the user stands in, else from their own configuration; nil where it is not set.
  package func gitSetting(_ key: String) -> String? {
    guard let repository = try? Repository.discover(from: directory) else { return nil }
    return try? repository.config(key)
  }
}
