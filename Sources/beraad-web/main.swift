import BeraadWeb
import Glibc

exit(await WebEntry.run(Array(CommandLine.arguments.dropFirst())))
