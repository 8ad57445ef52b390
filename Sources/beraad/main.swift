import BeraadCLI
import Glibc

exit(Entry.run(Array(CommandLine.arguments.dropFirst())))
