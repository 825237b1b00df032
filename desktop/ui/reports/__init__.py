"""Báo cáo: the figures of a period, the records behind them, the workbook and the mail draft."""
