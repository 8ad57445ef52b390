#ifndef BERAAD_CLIBGIT2_SHIM_H
#define BERAAD_CLIBGIT2_SHIM_H
#include <malloc.h>
#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

// Swift cannot call variadic C functions; each option that we set has a function of its own.
static inline int beraad_enable_fsync(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, enabled);
}

static inline int beraad_set_search_path(git_config_level_t level, const char *path) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

// What a partial clone left out is missed where it is needed, by name; the rest of it can be used. The settings of one work tree
// alone are added where a repository is opened.
static inline int beraad_accept_extensions(void) {
  const char *extensions[] = {"partialclone", "worktreeconfig"};
  return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, 2);
}

// zlib takes a quarter of a megabyte for each object that is written and gives it back: it is kept until the next one, and not
// asked of the kernel page by page each time.
static inline int beraad_keep_freed_memory(void) {
  return mallopt(M_MMAP_THRESHOLD, 4 << 20) && mallopt(M_TRIM_THRESHOLD, 8 << 20) && mallopt(M_TOP_PAD, 512 << 10);
}

#endif
