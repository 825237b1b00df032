; The per-user installer. installer/build.py gives the names and the two lists of files:
;   PRODUCT VERSION COMMAS STAGE OUTPUT FILES_IN FILES_OUT
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 32
ManifestDPIAware true
ManifestSupportedOS Win10
!include MUI2.nsh
!include FileFunc.nsh

!define ID "SoVang"
!define TYPE "SoVang.Register"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define SHELL_ASSOCIATION_CHANGED 0x08000000

Name "${PRODUCT}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "InstallDir"
BrandingText "${PRODUCT} ${VERSION}"

!define MUI_ICON "${STAGE}\so_vang.ico"
!define MUI_UNICON "${STAGE}\so_vang.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\SoVang.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

VIProductVersion "${COMMAS}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} ProductName "${PRODUCT}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} ProductVersion "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} FileVersion "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} FileDescription "Bộ cài ${PRODUCT}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} LegalCopyright "MIT"

; A program that runs holds its own file: it cannot be opened for writing.
!macro StopWhileRunning FILE
  IfFileExists "$INSTDIR\${FILE}" 0 +9
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    IfErrors +3
      FileClose $0
      Goto +5
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Sổ Vàng đang mở. Hãy đóng chương trình rồi bấm Thử lại." \
      /SD IDCANCEL IDRETRY -5
    SetErrorLevel 3
    Quit
!macroend

Section
  SetShellVarContext current
  !insertmacro StopWhileRunning "SoVang.exe"
  !insertmacro StopWhileRunning "sovang-cli.exe"
  ; Files of the version before that this one no longer has go with its own list.
  IfFileExists "$INSTDIR\uninstall.exe" 0 +2
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
  !include "${FILES_IN}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Sổ Vàng.lnk" "$INSTDIR\SoVang.exe" "" "$INSTDIR\so_vang.ico"
  WriteRegStr HKCU "Software\${ID}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.sovang" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "Sổ khen thưởng (Sổ Vàng)"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\so_vang.ico"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\SoVang.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\so_vang.ico"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i ${SHELL_ASSOCIATION_CHANGED}, i 0, p 0, p 0)'
SectionEnd

; Only what this installer brought is removed, file by file: a register saved here stays.
Section "Uninstall"
  SetShellVarContext current
  !insertmacro StopWhileRunning "SoVang.exe"
  !insertmacro StopWhileRunning "sovang-cli.exe"
  !include "${FILES_OUT}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Sổ Vàng.lnk"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  ReadRegStr $0 HKCU "Software\Classes\.sovang" ""
  StrCmp $0 "${TYPE}" 0 +2
    DeleteRegKey HKCU "Software\Classes\.sovang"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\${ID}"
  System::Call 'shell32::SHChangeNotify(i ${SHELL_ASSOCIATION_CHANGED}, i 0, p 0, p 0)'
SectionEnd
