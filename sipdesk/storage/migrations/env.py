"""Alembic's entry: runs the steps on the unlocked connection that `storage.migrate` hands over."""

from alembic import context
from sqlmodel import SQLModel

from sipdesk.domain import model

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata if model else None,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
