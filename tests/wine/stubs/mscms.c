/* FOR TESTS ONLY, never shipped. Wine 8's mscms.dll lacks WcsCreateIccProfile, which Qt's window plug-in
   calls for every screen; these four are all that it imports. No screen has a colour profile here. */
#include <windows.h>
#define EXPORT __declspec(dllexport)

EXPORT HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share)
{
    SetLastError(ERROR_FILE_NOT_FOUND);
    return NULL;
}
EXPORT BOOL WINAPI CloseColorProfile(HANDLE profile) { return TRUE; }
EXPORT HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options) { return NULL; }
EXPORT BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, PBYTE buffer, PDWORD length)
{
    if (length)
        *length = 0;
    return FALSE;
}
