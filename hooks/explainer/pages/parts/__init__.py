"""Parts of pages: lists, tables and what a directive stands for."""
