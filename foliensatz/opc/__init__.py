"""An Office Open XML file opened: its parts, their media types and relationships (ECMA-376 part 2)."""
