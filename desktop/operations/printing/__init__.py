"""From a layout to the sheet that came out of the printer: layouts, previews, proofs, prints, reprints."""
