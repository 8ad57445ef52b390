import Glibc

/// Who may hold a lock file of git's, as far as this machine can tell.
package enum LockHolder: Hashable, Sendable {
  /// No git process of this machine is at work in the repository, and nobody has the lock open.
  case nobody
  /// A git process that lives is at work there.
  case git(process: Int32)
  /// Another program has it open, the processes cannot be looked at, or other machines may use the folder too.
  case unknown
}

extension Repository {
  /// Who may hold a lock of this repository now.
  package func holder(of lock: StaleLock) -> LockHolder {
    let folders = Set(
      [gitDirectory, commonDirectory, workDirectory].compactMap(\.self)
        + ((try? workTrees()) ?? []).compactMap(\.workDirectory))
    guard !Self.isShared(lock.path), FileStamp.at("/proc/self/cwd") != nil else { return .unknown }
    let (processes, isAll) = Self.gitProcesses(in: folders)
    if let process = processes.first { return .git(process: process) }
    return isAll && !Self.isOpen(lock) ? .nobody : .unknown
  }

  /// Whether a process of this machine, whatever its name, has a lock open, as whoever holds one mostly does.
  private static func isOpen(_ lock: StaleLock) -> Bool {
    Folder.names(in: "/proc").lazy.compactMap(Int32.init).contains { process in
      Folder.names(in: "/proc/\(process)/fd").contains { name in
        var status = stat()
        return stat("/proc/\(process)/fd/\(name)", &status) == 0 && UInt64(status.st_ino) == lock.inode
          && link("/proc/\(process)/fd/\(name)") == lock.path
      }
    }
  }

  /// The git processes of this machine that are at work in these folders, and whether that could be told of
  /// every one.
  private static func gitProcesses(in folders: Set<String>) -> (found: [Int32], isAll: Bool) {
    var found: [Int32] = []
    var isAll = true
    for process in Folder.names(in: "/proc").compactMap(Int32.init) where isGit(process) {
      guard let places = places(of: process) else {
        isAll = false
        continue
      }
      if places.contains(where: { place in folders.contains { place == $0 || place.hasPrefix($0 + "/") } }) {
        found.append(process)
      }
    }
    return (found, isAll)
  }

  /// The git processes that are at work in this work tree and began in the last ten seconds: those that stand
  /// there longer wait for somebody, or serve.
  func youngGitProcesses() -> [Int32] {
    let folders = Set([gitDirectory, workDirectory].compactMap(\.self))
    return Self.gitProcesses(in: folders).found.filter { Self.age(of: $0).map { $0 < 10 } ?? false }
  }

  /// How long a process has been there, in seconds; nil where it is gone.
  private static func age(of process: Int32) -> Double? {
    guard let bytes = contents("/proc/\(process)/stat", upTo: 4_096),
      let uptime = contents("/proc/uptime").flatMap({
        Double(String(decoding: $0, as: UTF8.self).prefix { $0 != " " })
      })
    else { return nil }
    // The name is in brackets and may hold anything; the start is the twentieth field behind it.
    let fields =
      String(decoding: bytes, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 19, let start = Double(fields[19]) else { return nil }
    return uptime - start / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func isGit(_ process: Int32) -> Bool {
    guard let bytes = contents("/proc/\(process)/comm") else { return false }
    let name = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" }
    return name == "git" || name.hasPrefix("git-")
  }

  /// The working directory and the open files of a process; nil where they may not be seen.
  private static func places(of process: Int32) -> [String]? {
    guard let directory = link("/proc/\(process)/cwd") else {
      // One that has ended stands there without a place until its parent has asked after it.
      return errno == EACCES || errno == EPERM ? nil : []
    }
    return [directory]
      + Folder.names(in: "/proc/\(process)/fd").compactMap { link("/proc/\(process)/fd/\($0)") }
  }

  private static func link(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(path, &buffer, buffer.count)
    guard length >= 0 else { return nil }
    return String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The first bytes of a file of /proc, whose length nobody tells beforehand.
  static func contents(_ path: String, upTo limit: Int = 64) -> [UInt8]? {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: min(limit, 4_096))
    while bytes.count < limit {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { return nil }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// Whether a path is on a file system that other machines may write to as well.
  private static func isShared(_ path: String) -> Bool {
    guard let text = contents("/proc/self/mounts", upTo: 1 << 20) else { return true }
    // Of the mounts that a path lies below, the deepest holds it; of several at one place, the last.
    var (depth, kind) = (-1, Substring(""))
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 2 else { continue }
      let place = fields[1].replacing("\\040", with: " ")
      let isAbove = place == "/" || path.hasPrefix(place + "/")
      if isAbove, place.count >= depth { (depth, kind) = (place.count, fields[2]) }
    }
    return ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "ceph"].contains(kind)
  }
}
