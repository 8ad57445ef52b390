// swift-tools-version: 6.2
import PackageDescription

// One list for every target, so that no module is written in a laxer Swift than its neighbours.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "beraad",
  products: [
    .executable(name: "beraad", targets: ["beraad"]),
    .executable(name: "beraad-web", targets: ["beraad-web"]),
  ],
  dependencies: [
    // Parsing, help, completions: the standard library of Swift command lines.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // HTTP for beraad-web alone: without traits, so without tracing and configuration files.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    // What Hummingbird stands on: threads for work that waits for git or a disk.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    // Types of its that our code names.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // MARK: Values: pure, importable by all above them.

    // Words, word diff, three-way merge, anchors, attribution: pure functions on text.
    .target(name: "Prose", swiftSettings: settings),
    // The names that git gives objects: what records and repositories both speak of.
    .target(name: "ObjectIDs", swiftSettings: settings),
    // The languages that Beraad speaks, and words for a user in each of them.
    .target(name: "Languages", swiftSettings: settings),
    // Papers, partners, records, polls, and the rules that accept or refuse them.
    .target(
      name: "Deliberation", dependencies: ["Languages", "ObjectIDs", "Prose"], swiftSettings: settings),

    // MARK: Adapters: one outside thing each.

    // libgit2's headers, and its variadic calls and macros as inline functions.
    .systemLibrary(name: "CLibgit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
    // zlib's header; libgit2 brings it along.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // OpenSSL's SHA-1; libgit2 brings it along.
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // cmark-gfm's headers.
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    // expat's header.
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    // libqrencode's header: the library itself is loaded by what draws a code (Sources/Cards/QRCode.swift).
    .systemLibrary(name: "CQREncode", providers: [.apt(["libqrencode-dev"])]),
    // libsodium's headers.
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    // Stand-ins for the libraries with which libgit2 would connect to other machines.
    .target(name: "CNoConnections"),
    // libgit2 in safe Swift: handles, objects, references, walks.
    .target(
      name: "Git",
      dependencies: ["Languages", "ObjectIDs", "CLibgit2", "CNoConnections", "CCrypto", "CZlib"],
      swiftSettings: settings),
    // The user's own git, for what crosses the border of this machine, and other programs: for signatures, mail and PDF.
    .target(
      name: "Transport", dependencies: ["Languages"], resources: [.embedInCode("typst.py")],
      swiftSettings: settings),
    // cmark-gfm's tree as Swift values with byte offsets.
    .target(name: "Markdown", dependencies: ["CCMarkGFM", "Prose"], swiftSettings: settings),
    // Records and papers to and from a git repository.
    .target(
      name: "Storage",
      dependencies: ["Languages", "ObjectIDs", "Prose", "Deliberation", "Git", "CCrypto", "CSodium"],
      swiftSettings: settings),
    // Word files as values, read and written: bytes in memory, no disk, no git.
    .target(
      name: "Word", dependencies: ["Prose", "Markdown", "CExpat", "CZlib"], swiftSettings: settings),
    // HTML that is safe to write: the one builder, which escapes.
    .target(name: "HTML", swiftSettings: settings),
    // Codes that people type, and cards with them to cut out.
    .target(name: "Cards", dependencies: ["HTML", "CQREncode"], swiftSettings: settings),
    // An edition as a set of files: bytes in memory, no disk.
    .target(
      name: "Rendering", dependencies: ["ObjectIDs", "Prose", "Deliberation", "HTML", "Markdown"],
      resources: [
        .embedInCode("Page/page.css"), .embedInCode("Print/paper.typ"), .embedInCode("Site/site.css"),
      ], swiftSettings: settings),

    // MARK: The verbs, and the fronts that call them.

    // One function per user verb: load, ask the rules, record, return a result value.
    .target(
      name: "BeraadKit",
      dependencies: [
        "ObjectIDs", "Prose", "Deliberation", "Git", "HTML", "Markdown", "Storage", "Rendering", "Word",
        "Transport", "Cards",
      ],
      swiftSettings: settings),
    // Help, and the words of the parser of command lines, in each language: for both fronts.
    .target(
      name: "Help",
      dependencies: ["Languages", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: settings),
    // Parse, call the Kit, print a report as text or JSON.
    .target(
      name: "BeraadCLI",
      dependencies: [
        "BeraadKit", "Deliberation", "Help", "ObjectIDs", "Prose",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // The program: a call and its exit code.
    .executableTarget(name: "beraad", dependencies: ["BeraadCLI"], swiftSettings: settings),

    // Read a request, call the Kit, answer with a page.
    .target(
      name: "BeraadWeb",
      dependencies: [
        "BeraadKit", "Cards", "Deliberation", "HTML", "Help", "ObjectIDs", "Prose", "CSodium", "CZlib",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Assets/web.css"), .embedInCode("Assets/web.js")], swiftSettings: settings),
    // The server: a call and its exit code.
    .executableTarget(name: "beraad-web", dependencies: ["BeraadWeb"], swiftSettings: settings),

    // The git layer on large repositories, timed by Benchmarks/git/run.
    .executableTarget(
      name: "GitBench", dependencies: ["Git"], path: "Benchmarks/git", exclude: ["README.md", "run"],
      swiftSettings: settings),

    // The merge engine against libgit2's, and on many amendments at once; called by Benchmarks/merge/run.
    .executableTarget(
      name: "MergeBench", dependencies: ["Prose", "CLibgit2"], path: "Benchmarks/merge",
      exclude: ["run", "score.py"], swiftSettings: settings),

    // Writes Word files for other tools to check; called by Benchmarks/word/run.
    .executableTarget(
      name: "WordBench", dependencies: ["Prose", "Word"], path: "Benchmarks/word",
      exclude: ["run", "papers.py"], swiftSettings: settings),

    // MARK: Tests, mirroring Sources.

    // Temporary repositories, marker texts, seeded randomness.
    .target(
      name: "TestSupport", dependencies: ["CLibgit2", "Git", "Languages", "ObjectIDs", "Prose", "Word"],
      path: "Tests/TestSupport",
      swiftSettings: settings),
    // The rules of the house that a page cannot hold: imports, forced values, traces of a machine.
    .testTarget(
      name: "HouseTests", dependencies: ["BeraadCLI", "Deliberation", "Help", "TestSupport"],
      swiftSettings: settings),
    // A writer that the tests kill, starve and crowd.
    .executableTarget(
      name: "GitTortureProgram", dependencies: ["Git"], path: "Tests/GitTortureProgram",
      swiftSettings: settings),
    .testTarget(
      name: "GitTests", dependencies: ["Git", "Languages", "ObjectIDs", "TestSupport", "GitTortureProgram"],
      swiftSettings: settings),
    // The readers of strangers' bytes, fed with any: by the tests for seconds, by tools/fuzz for as long as somebody likes.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "BeraadKit", "Deliberation", "Git", "HTML", "Markdown", "ObjectIDs", "Prose", "Rendering", "Storage",
        "Word",
      ], path: "Tests/FuzzTargets", swiftSettings: settings),
    .executableTarget(
      name: "beraad-fuzz", dependencies: ["FuzzTargets"], path: "Tests/FuzzProgram", swiftSettings: settings),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], exclude: ["Found", "Seeds"],
      swiftSettings: settings),
    // The schemas of docs/schema, held against the codec.
    .testTarget(
      name: "SchemaTests", dependencies: ["ObjectIDs", "Prose", "Deliberation", "Storage", "TestSupport"],
      swiftSettings: settings),
    // The documents of docs/walkthrough, played with the built program.
    .testTarget(
      name: "WalkthroughTests", dependencies: ["TestSupport", "beraad", "beraad-web"], swiftSettings: settings
    ),
    // Git's complaints as values, and the user's git against hosts on this machine.
    .testTarget(
      name: "TransportTests", dependencies: ["Languages", "Transport", "TestSupport"], swiftSettings: settings
    ),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Markdown", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "HTMLTests", dependencies: ["HTML"], swiftSettings: settings),
    .testTarget(
      name: "HelpTests",
      dependencies: [
        "Help", "Languages", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RenderingTests",
      dependencies: ["HTML", "Rendering", "Deliberation", "ObjectIDs", "Prose", "Markdown", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "WordTests", dependencies: ["Word", "Markdown", "Prose", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "ProseTests", dependencies: ["Prose", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "ObjectIDsTests", dependencies: ["ObjectIDs"], swiftSettings: settings),
    .testTarget(
      name: "DeliberationTests", dependencies: ["Deliberation", "ObjectIDs", "Prose", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "CardsTests", dependencies: ["Cards", "HTML"], swiftSettings: settings),
    .testTarget(
      name: "StorageTests",
      dependencies: ["Storage", "CSodium", "Deliberation", "Git", "ObjectIDs", "Prose", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "BeraadKitTests",
      dependencies: [
        "BeraadKit", "Deliberation", "Git", "ObjectIDs", "Prose", "Rendering", "Storage", "TestSupport",
        "Transport", "Word",
      ],
      swiftSettings: settings),
    // The site in this process, as a browser meets it; and the program where only that will do.
    .testTarget(
      name: "BeraadWebTests",
      dependencies: [
        "BeraadWeb", "BeraadKit", "Cards", "Deliberation", "HTML", "Help", "ObjectIDs", "TestSupport",
        "beraad",
        "beraad-web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // An alliance of several clones held against a model; crowds, kills and full disks. Black box: the built program and git.
    .testTarget(name: "AllianceTests", dependencies: ["TestSupport", "beraad"], swiftSettings: settings),
    // Branches that no honest program makes, made with git's plumbing, and the built program that has to answer all the same.
    .testTarget(
      name: "HostileTests",
      dependencies: [
        "BeraadKit", "BeraadWeb", "Storage", "Deliberation", "ObjectIDs", "Prose", "TestSupport", "beraad",
      ],
      swiftSettings: settings),
    // Commands in this process with a captured console, and as a program where only that will do.
    .testTarget(
      name: "BeraadCLITests",
      dependencies: [
        "BeraadCLI", "BeraadKit", "Deliberation", "Help", "TestSupport", "beraad",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
