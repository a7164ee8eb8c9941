"""The encrypted store on disk: keys, engine, migrations, copies."""
