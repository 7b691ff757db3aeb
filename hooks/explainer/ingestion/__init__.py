"""From a raw scrape to the clean paragraphs of its text, with a record of every change."""
