"""The table: groups with sums, state icons, an add row; `grouped_table.GroupedTable` is the widget."""
