"""Write a new migration from the difference between the tables and the newest one.

    python installer/revision.py 0002_0.2.0 "Add the table of placements"
    python installer/revision.py --baseline      (before the first release only: writes 0001 anew)

Read what it wrote, set HEAD in sipdesk/storage/migrate.py, and write a test with rows.
"""

import argparse
import secrets
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from alembic import command

from sipdesk.storage import engine, migrate


def main() -> None:
    """Make an empty store at the newest revision and let Alembic write what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision", nargs="?", default=migrate.HEAD)
    parser.add_argument("message", nargs="?", default="Baseline: every table of the first release")
    parser.add_argument("--baseline", action="store_true")
    args = parser.parse_args()
    if args.baseline:
        for old in (migrate.SCRIPTS / "versions").glob("*.py"):
            old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder, "empty.db"), secrets.token_bytes(32)
        engine.make_file(path)
        database = engine.make_engine(path, key, foreign_keys=False)
        with database.begin() as connection:
            config = migrate.config_for(connection)
            config.set_main_option("file_template", "%%(rev)s")
            if not args.baseline:
                command.upgrade(config, "head")
            command.revision(config, args.message, autogenerate=True, rev_id=args.revision)
        database.dispose()


if __name__ == "__main__":
    main()
