"""Where a store may lie: on this computer, never on a network drive (text 27)."""

import sys
from pathlib import Path

from sipdesk.storage.errors import AlreadyThere, CannotWrite, FolderNotFound, NetworkFolder

DATABASE = "sipdesk.db"
KEYS = "keys.json"
KEYS_COPY = "keys.json.bak"
RESTORING = ".restoring"  # a copy on its way into the store's place
RESTORE_NOTE = "restoring.json"
MOUNTS = Path("/proc/mounts")
_DRIVE_REMOTE = 4
_LOCAL = ("fuse.overlay", "fuse.fuse-overlay", "fuse.portal")  # of this computer all the same
_CLOUDS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")  # names of environment variables
_NETWORK_TYPES = (
    "nfs", "cifs", "smb", "ncp", "afs", "ceph", "gluster", "davfs", "fuse.", "9p", "lustre",
    "ocfs2", "beegfs",
)  # fmt: skip


def has_store(folder: Path) -> bool:
    """Whether a folder holds a store, whole or not."""
    return any((folder / name).exists() for name in (DATABASE, KEYS, KEYS_COPY))


def is_half_restored(folder: Path) -> bool:
    """Whether a restore was begun in a folder and not finished."""
    return (folder / RESTORING).exists() or (folder / RESTORE_NOTE).exists()


def place_in(folder: Path) -> Path:
    """The store's own folder for a chosen one: itself when new or empty, else one inside it.

    Raises:
        AlreadyThere: there is a store in it.
    """
    for place in (folder, folder / "sipdesk"):
        if has_store(place):
            raise AlreadyThere
        if not place.exists() or not any(place.iterdir()):
            return place
    raise AlreadyThere


def check_place(folder: Path) -> None:
    """Answer in silence when a new store can be made in a folder.

    Raises:
        NetworkFolder: the folder lies on the network.
        FolderNotFound: neither the folder nor the one above it exists.
        CannotWrite: the folder, or the one above it, refuses.
    """
    if is_network(folder):
        raise NetworkFolder
    nearest = next((p for p in (folder, *folder.parents) if p.exists()), None)
    if nearest is None or not folder.is_absolute():
        raise FolderNotFound(str(folder))
    if not nearest.is_dir() or not _is_writable(nearest):
        raise CannotWrite


def is_network(folder: Path) -> bool:
    """Whether a folder lies on another computer, as far as this one can tell."""
    if _is_in_cloud(folder):
        return True
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    kind = _mount_type(folder.resolve())
    return kind.startswith(_NETWORK_TYPES) and not kind.startswith(_LOCAL)


def _is_in_cloud(folder: Path) -> bool:
    """Whether a program of the system copies the folder to other computers as it likes."""
    import os

    roots = (os.environ.get(name) for name in _CLOUDS)
    return any(folder.resolve().is_relative_to(Path(root).resolve()) for root in roots if root)


def _mount_type(folder: Path) -> str:
    """The file system of the longest mount point above a folder; empty where it is unknown."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " ").replace("\\011", "\t"))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def _is_remote_drive(folder: Path) -> bool:
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        return bool(kind == _DRIVE_REMOTE)
    return False


def may_write(folder: Path) -> bool:
    """Whether the user may write into a folder that exists."""
    return _is_writable(folder)


def _is_writable(folder: Path) -> bool:
    import os

    return os.access(folder, os.W_OK)
