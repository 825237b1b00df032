/* FOR TESTS ONLY, never shipped. Wine 8 lacks Windows 10's icuuc.dll, which Qt6Core imports.
   No converter is ever found here, so tests under Wine say nothing about ICU's encodings. */
#include <stddef.h>
#define EXPORT __declspec(dllexport)
typedef int status; /* UErrorCode */
enum { FILE_ACCESS_ERROR = 4 };

static void *none(status *error)
{
    if (error)
        *error = FILE_ACCESS_ERROR;
    return NULL;
}

EXPORT void *ucnv_open(const char *name, status *error) { return none(error); }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
EXPORT const char *ucnv_getName(void *converter, status *error) { return none(error); }
EXPORT const char *ucnv_getStandardName(const char *name, const char *of, status *error) { return none(error); }
EXPORT const char *ucnv_getAvailableName(int n) { return NULL; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT int ucnv_toUCountPending(void *converter, status *error) { return 0; }
EXPORT int ucnv_fromUCountPending(void *converter, status *error) { return 0; }
EXPORT void ucnv_getToUCallBack(void *converter, void **action, void **context) { *action = *context = NULL; }
EXPORT void ucnv_getFromUCallBack(void *converter, void **action, void **context) { *action = *context = NULL; }
EXPORT void ucnv_setToUCallBack(void *converter, void *a, void *b, void **c, void **d, status *error) {}
EXPORT void ucnv_setFromUCallBack(void *converter, void *a, void *b, void **c, void **d, status *error) {}
EXPORT void ucnv_cbToUWriteUChars(void *arguments, void *text, int length, int offset, status *error) {}
EXPORT void ucnv_cbFromUWriteUChars(void *arguments, void *text, void *end, int offset, status *error) {}
EXPORT void ucnv_toUnicode(void *converter, void **to, void *to_end, void **from, void *from_end, int *offsets,
                           char flush, status *error) { none(error); }
EXPORT void ucnv_fromUnicode(void *converter, void **to, void *to_end, void **from, void *from_end, int *offsets,
                             char flush, status *error) { none(error); }
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
