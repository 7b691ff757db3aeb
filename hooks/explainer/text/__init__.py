"""What the generator knows of texts: inline Markdown, figures, marks, scripts, readings."""
