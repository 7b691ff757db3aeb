"""The pages that readers get, written from the records."""
