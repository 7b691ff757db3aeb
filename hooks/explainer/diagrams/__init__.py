"""From a record or a fence to a chart, and from a chart to a drawing."""
