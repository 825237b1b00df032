/* FOR TESTS ONLY, never shipped. Wine 8 lacks bcryptprimitives.dll; QtPdf's pdfium takes ProcessPrng from it. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *buffer, ULONG length); /* RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length)
{
    return SystemFunction036(buffer, (ULONG)length);
}
