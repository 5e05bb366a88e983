"""The output tables in a relational database: SQLite, PostgreSQL, MariaDB or MySQL, by SQLAlchemy Core."""
