import Languages
import CLibgit2
import Glibc

extension Repository {
  /// A setting by its dotted name ("user.name"), from the repository, the user or the machine; nil where it
  /// is not set.
  package func config(_ key: String) throws(GitError) -> String? {
    let configuration = try Handle(.readingConfiguration, path: key, freedBy: git_config_free) {
      git_repository_config(&$0, pointer)
    }
    // One value needs no copy of all others.
    var value = git_buf()
    defer { git_buf_dispose(&value) }
    let code = git_config_get_string_buf(&value, configuration.pointer, key)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    try check(code, .readingConfiguration, path: key)
    return value.ptr.map { String(cString: $0) }
  }

  /// A setting of the repository's own, whatever the user's or the machine's says; nil where it has none.
  package func ownConfig(_ key: String) throws(GitError) -> String? {
    try config(key, at: GIT_CONFIG_LEVEL_LOCAL)
  }

  /// A setting as one level has it; nil where it has none, or there is no such level.
  func config(_ key: String, at level: git_config_level_t) throws(GitError) -> String? {
    let operation = GitOperation.readingConfiguration
    let all = try Handle(operation, path: key, freedBy: git_config_free) {
      git_repository_config(&$0, pointer)
    }
    var local: OpaquePointer?
    let opened = git_config_open_level(&local, all.pointer, level)
    if opened == GIT_ENOTFOUND.rawValue { return nil }
    try check(opened, operation, path: key)
    defer { git_config_free(local) }
    let own = try Handle(operation, path: key, freedBy: git_config_free) {
      git_config_snapshot(&$0, local)
    }
    var value: UnsafePointer<CChar>?
    let code = git_config_get_string(&value, own.pointer, key)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    try check(code, operation, path: key)
    return value.map { String(cString: $0) }
  }

  /// What is made of the settings, by name and value.
  func settings<Made>(_ make: (String, String) -> Made?) throws(GitError) -> [Made] {
    let operation = GitOperation.readingConfiguration
    let configuration = try Handle(operation, freedBy: git_config_free) {
      git_repository_config_snapshot(&$0, pointer)
    }
    let settings = try Handle(operation, freedBy: git_config_iterator_free) {
      git_config_iterator_new(&$0, configuration.pointer)
    }
    var made: [Made] = []
    var entry: UnsafeMutablePointer<git_config_entry>?
    while git_config_next(&entry, settings.pointer) == GIT_OK.rawValue {
      guard let entry = entry?.pointee, let name = entry.name else { continue }
      if let one = make(String(cString: name), entry.value.map { String(cString: $0) } ?? "") {
        made.append(one)
      }
    }
    return made
  }

  /// Adds the settings of this work tree alone (`config.worktree`), which libgit2 1.5 leaves out: above all others, as git has it.
  static func addWorkTreeSettings(to pointer: OpaquePointer, in gitDirectory: String) throws(GitError) {
    let operation = GitOperation.readingConfiguration
    let configuration = try Handle(operation, freedBy: git_config_free) {
      git_repository_config(&$0, pointer)
    }
    var isOn: Int32 = 0
    guard git_config_get_bool(&isOn, configuration.pointer, "extensions.worktreeconfig") == 0, isOn != 0
    else {
      return
    }
    let file = gitDirectory + "/config.worktree"
    try check(
      git_config_add_file_ondisk(configuration.pointer, file, GIT_CONFIG_LEVEL_APP, pointer, 0), operation,
      path: file)
    // git keeps there as well whether the repository is bare, and that was asked before.
    var isBare: Int32 = 0
    if git_config_get_bool(&isBare, configuration.pointer, "core.bare") == 0, isBare != 0 {
      try check(git_repository_set_bare(pointer), operation, path: file)
    }
    // The same of the work tree of a submodule; the folder around its repository is none.
    var folder: UnsafePointer<CChar>?
    let settings = try Handle(operation, freedBy: git_config_free) {
      git_repository_config_snapshot(&$0, pointer)
    }
    guard git_repository_is_worktree(pointer) == 0,
      git_config_get_string(&folder, settings.pointer, "core.worktree") == 0, let folder
    else { return }
    let path = String(cString: folder)
    try check(
      git_repository_set_workdir(pointer, path.hasPrefix("/") ? path : "\(gitDirectory)/\(path)", 0),
      operation,
      path: file)
  }

  /// The lines of the attributes of this clone alone (`info/attributes`).
  package func attributes() -> [String] {
    String(decoding: WholeFile.bytes(commonDirectory + "/info/attributes") ?? [], as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// Adds a line to the attributes of this clone alone (`info/attributes`), unless it stands there.
  ///
  /// - Throws: `.readOnly`, `.noSpace`.
  package func addAttributes(_ line: String) throws(GitError) {
    try add(line, to: "attributes", .writingAttributes)
  }

  /// Has git in this clone pass over the files that wait beside their places (`info/exclude`).
  ///
  /// - Throws: `.readOnly`, `.noSpace`.
  package func hideTemporaryFiles() throws(GitError) {
    try add(Journal.temporaryFiles, to: "exclude", .writingIgnored)
  }

  private func add(_ line: String, to name: String, _ operation: GitOperation) throws(GitError) {
    let folder = commonDirectory + "/info"
    let path = "\(folder)/\(name)"
    let present = String(decoding: WholeFile.bytes(path) ?? [], as: UTF8.self)
    guard !present.split(separator: "\n").contains(where: { $0 == line }) else { return }
    let text = (present.isEmpty || present.hasSuffix("\n") ? "" : "\n") + line + "\n"
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw GitError(errno: errno, operation: operation, path: folder)
    }
    // Whatever lies there: nothing is waited for, and nothing outside is written.
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW
    let descriptor = Glibc.open(path, flags, 0o666)
    guard descriptor >= 0 else { throw GitError(errno: errno, operation: operation, path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw GitError(
        kind: .other, message: Localized(en: "it is no file", nl: "dat is geen bestand"),
        operation: operation, path: path)
    }
    var bytes = Array(text.utf8)
    guard Glibc.write(descriptor, &bytes, bytes.count) == bytes.count else {
      throw GitError(errno: errno, operation: operation, path: path)
    }
  }
}

extension Repository {
  /// The files that git's configuration takes in where a remote has some address.
  package func conditionsOnRemotes() throws(GitError) -> [String] {
    try settings { $0.hasPrefix("includeif.hasconfig:") ? $1 : nil }
  }

  /// All values of a setting that may stand several times, in git's order.
  ///
  /// - Parameter key: as git has it by itself: small letters, but for a name in the middle.
  package func configs(_ key: String) throws(GitError) -> [String] {
    try settings { $0 == key ? $1 : nil }
  }
}
