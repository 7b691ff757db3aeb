"""The data of the site as files that other programs read: tables, term bases, memories, lists."""
