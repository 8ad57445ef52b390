// Nothing to call: this target takes the place of functions that libgit2 would call.
