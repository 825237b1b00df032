"""The task page “Nhập từ Excel”."""
