/* Counts what a program does to the files below one folder, and lets the N-th of these calls fail.
 *
 * Loaded before the program's libraries (LD_PRELOAD); does nothing until kho_arm is called, and
 * nothing in other processes than the one that called it. It makes the system calls itself, so a
 * call that it lets through does what it always did. A sync is counted and, but for counting, not
 * made: a kill needs none, and thousands of trials are spared the disk.
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#ifndef __LP64__
#error "only systems of 64 bits"
#endif

enum { COUNT, SPARE, KILL, TORN, EIO_ONCE, EIO_ON, FULL }; /* As Fault of faulting.py has them. */
enum { PASS, HALF, FAIL };            /* What becomes of a call. */
enum { WRITES, MAKES, OTHER, FREES }; /* What a full disk does to it: to OTHER only once. */

static char root[PATH_MAX];
static size_t length;
static long count, number;
static int mode, list_in = -1;
static pid_t owner;

void kho_arm(const char *folder, long n, int how, int list)
{
    length = strlen(folder);
    if (length >= sizeof root)
        length = 0;
    memcpy(root, folder, length);
    count = 0;
    number = n;
    mode = how;
    list_in = list;
    owner = getpid();
}

long kho_count(void)
{ return count; }

static void die(void)
{
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;)
        pause();
}

static int below(const char *path)
{
    return length && !strncmp(path, root, length) && (path[length] == '/' || !path[length]);
}

static int armed(void)
{ return owner && owner == getpid(); }

static void path_of(int descriptor, char *path)
{
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t got = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    path[got < 0 ? 0 : got] = 0;
}

/* The absolute path of a name in an open folder. */
static void path_at(int folder, const char *name, char *path)
{
    if (name[0] == '/') {
        snprintf(path, PATH_MAX, "%s", name);
        return;
    }
    if (folder != AT_FDCWD)
        path_of(folder, path);
    else if (!getcwd(path, PATH_MAX))
        path[0] = 0;
    size_t end = strlen(path);
    snprintf(path + end, PATH_MAX - end, "/%s", name);
}

/* Counts a call, and says what is to become of it. */
static int counted(const char *name, const char *path, const char *other, int kind)
{
    if (!below(path) && !(other && below(other)))
        return PASS;
    long now = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    if (list_in >= 0) {
        char line[2 * PATH_MAX + 40];
        int size = snprintf(line, sizeof line, "%s\t%s\t%s\n", name, path, other ? other : "");
        syscall(SYS_write, list_in, line, size);
    }
    if (mode <= SPARE || now < number)
        return PASS;
    if (mode == KILL)
        die();
    if (mode == TORN)
        return HALF;
    errno = mode == FULL ? ENOSPC : EIO;
    if (mode != FULL)
        return mode == EIO_ONCE && now > number ? PASS : FAIL;
    if (now == number && kind == WRITES)
        return HALF;
    return kind == FREES || (kind == OTHER && now > number) ? PASS : FAIL;
}

static int met(const char *name, int descriptor, int kind)
{
    if (!armed())
        return PASS;
    char path[PATH_MAX];
    int saved = errno;
    path_of(descriptor, path);
    errno = saved;
    return counted(name, path, NULL, kind);
}

static int met_two(const char *name, int folder, const char *file, int to, const char *new, int kind)
{
    char path[PATH_MAX], other[PATH_MAX];
    if (!armed())
        return PASS;
    path_at(folder, file, path);
    if (new)
        path_at(to, new, other);
    return counted(name, path, new ? other : NULL, kind);
}

static int met_at(const char *name, int folder, const char *file, int kind)
{ return met_two(name, folder, file, 0, NULL, kind); }

/* ---- writing: half of it is written, then the program dies, or hears that it was no more ---- */

#define WRITTEN(name, descriptor, size, call)                                                      \
    int fate = met(name, descriptor, WRITES);                                                      \
    if (fate == FAIL)                                                                              \
        return -1;                                                                                 \
    if (fate == HALF)                                                                              \
        size /= 2;                                                                                 \
    errno = ENOSPC;                                                                                \
    if (fate == HALF && mode == FULL && !size)                                                     \
        return -1;                                                                                 \
    ssize_t done = call;                                                                           \
    if (fate == HALF && mode == TORN)                                                              \
        die();                                                                                     \
    return done;

ssize_t write(int descriptor, const void *data, size_t size)
{
    WRITTEN("write", descriptor, size, syscall(SYS_write, descriptor, data, size))
}

ssize_t pwrite64(int descriptor, const void *data, size_t size, off_t at)
{
    WRITTEN("pwrite64", descriptor, size, syscall(SYS_pwrite64, descriptor, data, size, at))
}

/* Of several pieces the first half of them; of one piece nothing, which is torn, too. */
ssize_t writev(int descriptor, const struct iovec *parts, int several)
{
    WRITTEN("writev", descriptor, several, syscall(SYS_writev, descriptor, parts, several))
}

ssize_t pwritev64(int descriptor, const struct iovec *parts, int several, off_t at)
{
    WRITTEN("pwritev", descriptor, several,
            syscall(SYS_pwritev, descriptor, parts, (long)several, (long)at, 0L))
}

ssize_t sendfile64(int to, int from, off_t *at, size_t size)
{
    struct stat facts; /* The size asked for is that of a buffer: half of the file is meant. */
    if (armed() && !fstat(from, &facts) && (size_t)facts.st_size < size)
        size = facts.st_size;
    WRITTEN("sendfile", to, size, syscall(SYS_sendfile, to, from, at, size))
}

ssize_t copy_file_range(int from, off64_t *start, int to, off64_t *at, size_t size, unsigned flags)
{
    WRITTEN("copy_file_range", to, size,
            syscall(SYS_copy_file_range, from, start, to, at, size, flags))
}

/* ---- making and naming ----------------------------------------------------------------------- */

#define MEETS(call)                                                                                \
    if ((call) == FAIL)                                                                            \
        return -1;

int openat64(int folder, const char *file, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t rights = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (armed() && flags & (O_CREAT | O_TRUNC)) {
        int is_new = flags & O_CREAT && syscall(SYS_faccessat, folder, file, F_OK);
        MEETS(met_at("openat", folder, file, is_new ? MAKES : FREES))
    }
    return syscall(SYS_openat, folder, file, flags, rights);
}

int open64(const char *file, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t rights = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openat64(AT_FDCWD, file, flags, rights);
}

int renameat2(int folder, const char *file, int to, const char *new, unsigned flags)
{
    MEETS(met_two("rename", folder, file, to, new, OTHER))
    return syscall(SYS_renameat2, folder, file, to, new, flags);
}
int renameat(int folder, const char *file, int to, const char *new)
{ return renameat2(folder, file, to, new, 0); }
int rename(const char *file, const char *new)
{ return renameat2(AT_FDCWD, file, AT_FDCWD, new, 0); }

int linkat(int folder, const char *file, int to, const char *new, int flags)
{
    MEETS(met_two("link", folder, file, to, new, MAKES))
    return syscall(SYS_linkat, folder, file, to, new, flags);
}
int link(const char *file, const char *new)
{ return linkat(AT_FDCWD, file, AT_FDCWD, new, 0); }

int mkdirat(int folder, const char *file, mode_t rights)
{
    MEETS(met_at("mkdir", folder, file, MAKES))
    return syscall(SYS_mkdirat, folder, file, rights);
}
int mkdir(const char *file, mode_t rights)
{ return mkdirat(AT_FDCWD, file, rights); }

int unlinkat(int folder, const char *file, int flags)
{
    MEETS(met_at(flags & AT_REMOVEDIR ? "rmdir" : "unlink", folder, file, FREES))
    return syscall(SYS_unlinkat, folder, file, flags);
}
int unlink(const char *file)
{ return unlinkat(AT_FDCWD, file, 0); }
int rmdir(const char *file)
{ return unlinkat(AT_FDCWD, file, AT_REMOVEDIR); }

/* ---- lengths, syncs, and how much is free ---------------------------------------------------- */

int ftruncate64(int descriptor, off_t size)
{
    struct stat facts;
    int grows = armed() && !fstat(descriptor, &facts) && size > facts.st_size;
    MEETS(met("ftruncate", descriptor, grows ? MAKES : OTHER))
    return syscall(SYS_ftruncate, descriptor, size);
}

#define SYNC(name)                                                                                 \
    int name(int descriptor)                                                                       \
    {                                                                                              \
        MEETS(met(#name, descriptor, OTHER))                                                       \
        return armed() && mode != COUNT ? 0 : syscall(SYS_##name, descriptor);                     \
    }
SYNC(fsync)
SYNC(fdatasync)

int statvfs64(const char *file, struct statvfs64 *facts)
{
    static int (*real)(const char *, struct statvfs64 *);
    if (!real)
        real = dlsym(RTLD_NEXT, "statvfs64");
    int said = real(file, facts);
    if (!said && armed() && mode == FULL && count >= number && below(file))
        facts->f_bfree = facts->f_bavail = 0;
    return said;
}

/* Where a number has 64 bits, these are the same. */
#define SAME(result, name, ...) result name(__VA_ARGS__) __attribute__((alias(#name "64")));
SAME(ssize_t, pwrite, int descriptor, const void *data, size_t size, off_t at)
SAME(ssize_t, pwritev, int descriptor, const struct iovec *parts, int several, off_t at)
SAME(ssize_t, sendfile, int to, int from, off_t *at, size_t size)
SAME(int, openat, int folder, const char *file, int flags, ...)
SAME(int, open, const char *file, int flags, ...)
SAME(int, ftruncate, int descriptor, off_t size)
int statvfs(const char *file, struct statvfs *facts) __attribute__((alias("statvfs64")));
