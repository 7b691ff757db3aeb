"""The data: from YAML files to the checked records that everything is derived from."""
