"""What must hold between records, texts and pages; each fault becomes one problem."""
