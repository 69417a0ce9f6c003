"""One SQLite file through sqlite-utils: migrations, cases, history, attachments, backup."""
