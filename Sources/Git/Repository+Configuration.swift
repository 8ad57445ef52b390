import CLibgit2

extension Repository {
  /// A setting by its dotted name ("user.name"), from the repository, the user or the machine; nil where it
  /// is not set.
  package func config(_ key: String) throws(GitError) -> String? {
    let configuration = try Handle("reading the configuration", path: key, freedBy: git_config_free) {
      git_repository_config_snapshot(&$0, pointer)
    }
    var value: UnsafePointer<CChar>?
    let code = git_config_get_string(&value, configuration.pointer, key)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    try check(code, "reading the configuration", path: key)
    return value.map { String(cString: $0) }
  }

  /// Sets a value in the repository's own configuration, never in the user's.
  ///
  /// - Throws: `.invalid` for a name that git does not allow; `.readOnly`, `.noSpace`, `.locked`.
  package func setConfig(_ key: String, to value: String) throws(GitError) {
    let operation = "changing the configuration"
    let all = try Handle(operation, path: key, freedBy: git_config_free) {
      git_repository_config(&$0, pointer)
    }
    let local = try Handle(operation, path: key, freedBy: git_config_free) {
      git_config_open_level(&$0, all.pointer, GIT_CONFIG_LEVEL_LOCAL)
    }
    try check(git_config_set_string(local.pointer, key, value), operation, path: key)
  }
}
