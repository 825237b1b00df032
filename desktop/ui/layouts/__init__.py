"""The layout editor: where what stands on a certificate, in millimetres."""
