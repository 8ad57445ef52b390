/// Names that are refused when somebody types them, because they may mean several things.
extension Poll {
  /// Of what has the number of another for its text or short name, one warning a name.
  static func numbers<Thing: NamedOnWall>(_ things: [Thing], _ kind: PollWarning.Things) -> [PollWarning] {
    var names: [String] = []
    for thing in things {
      for name in [thing.onWall, thing.id.description] where !names.contains(name) {
        // What has one short name and another text is said of these.
        let other = things.numbered(name)
        if let other, other != thing, things.meanings(of: name).count > 1 { names.append(name) }
      }
    }
    return names.map { name in
      let meanings = things.meanings(of: name)
      return .number(
        kind, name: name, of: meanings.map(\.onWall), instead: meanings.map { things.wallName(of: $0) })
    }
  }

  /// Of meetings with one title, each on a day of its own; without the days nobody can tell them apart, and that is said elsewhere.
  static func oneTitle(_ meetings: [Meeting]) -> [PollWarning] {
    let groups = Dictionary(grouping: meetings) { SeenText($0.title) }.values.filter { $0.count > 1 }
    return groups.sorted { $0[0].id < $1[0].id }.compactMap { group in
      let days = group.compactMap(\.date)
      guard Set(days).count == group.count else { return nil }
      return .oneTitle(group[0].title, days: days, names: group.map { meetings.plainName(of: $0) })
    }
  }
}
