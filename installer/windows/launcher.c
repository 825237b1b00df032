/* Sổ Vàng's two launchers for Windows, from one source:
     SoVang.exe      the window; no console
     sovang-cli.exe  the commands (built with -DCONSOLE)
   Each loads the Python that lies beside it and runs the package `desktop`. */
#include <windows.h>
#include <wchar.h>

enum { LONGEST_PATH = 32768, OUR_ARGUMENTS = 5 };
typedef int (*python_main)(int, wchar_t **);

static python_main find_python(void)
{
    static wchar_t path[LONGEST_PATH];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST_PATH);
    wchar_t *name = wcsrchr(path, L'\\');
    if (length == 0 || length + 16 > LONGEST_PATH || name == NULL)
        return NULL;
    wcscpy(name + 1, L"python313.dll");
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    return python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
}

static int run(int given, wchar_t **arguments)
{
    python_main python = find_python();
    if (python == NULL) {
        MessageBoxW(NULL, L"Thư mục của chương trình đã hỏng. Dữ liệu trong sổ không bị ảnh hưởng.\n"
                          L"Hãy cài lại chương trình.", L"Sổ Vàng", MB_ICONERROR);
        return 2;
    }
    wchar_t **all = LocalAlloc(LPTR, (given + OUR_ARGUMENTS + 1) * sizeof *all);
    int count = 0, next = 1;
    all[count++] = arguments[0];
    all[count++] = L"-I"; /* nothing of another Python on this PC */
    all[count++] = L"-X";
    all[count++] = L"utf8";
    all[count++] = L"-m";
    all[count++] = L"desktop";
    while (next < given)
        all[count++] = arguments[next++];
    return python(count, all);
}

#ifdef CONSOLE
int wmain(int given, wchar_t **arguments)
{
    SetConsoleOutputCP(CP_UTF8);
    return run(given, arguments);
}
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int show)
{
    return run(__argc, __wargv);
}
#endif
