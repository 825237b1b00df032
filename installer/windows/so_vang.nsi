; The per-user installer. installer/build.py gives the names and the two lists of files:
;   PRODUCT VERSION COMMAS STAGE OUTPUT FILES_IN FILES_OUT FILES_ASIDE, FAST for a trial that nobody
;   keeps, SIGN for a command that signs a file
Unicode true
Target amd64-unicode
!ifdef FAST
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
ManifestDPIAware true
ManifestSupportedOS Win10
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WordFunc.nsh

!define ID "SoVang"
!define TYPE "SoVang.Register"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
; The version before, until this one has opened a register. desktop/computer.py knows the name too.
!define BEFORE "ban-truoc"
!define LINK "$SMPROGRAMS\Sổ Vàng.lnk"
!define LINK_BEFORE "$SMPROGRAMS\Sổ Vàng (bản trước).lnk"
!define RUNNING "Sổ Vàng đang mở. Hãy đóng chương trình rồi bấm Thử lại."
!define NEWER "Máy này đã có Sổ Vàng $0, mới hơn bản ${VERSION}. Bản cũ không mở được sổ mà bản mới đã mở nên không cài đặt gì.$\r$\nNếu thật cần bản ${VERSION}, hãy gỡ bản đang có trước."
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
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ${Do}
      ClearErrors
      FileOpen $0 "$INSTDIR\${FILE}" a
      ${IfNot} ${Errors}
        FileClose $0
        ${Break}
      ${EndIf}
      ${If} ${Cmd} 'MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${RUNNING}" /SD IDCANCEL IDCANCEL'
        SetErrorLevel 3
        Quit
      ${EndIf}
    ${Loop}
  ${EndIf}
!macroend

; Registers that a newer version has opened are lost to an older one: exit code 4.
Function .onInit
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${VersionCompare} "$0" "${VERSION}" $2
  ${If} $2 == 1
  ${AndIf} ${FileExists} "$1\SoVang.exe"
    MessageBox MB_OK|MB_ICONSTOP "${NEWER}" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

; Only a version's own uninstaller knows its files. Another version is put aside whole, unless one that is known
; to have worked lies there already; the same version again only makes room.
Function TakeOutVersionBefore
  ${IfNot} ${FileExists} "$INSTDIR\uninstall.exe"
    Return
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 == "${VERSION}"
  ${OrIf} ${FileExists} "$INSTDIR\${BEFORE}\SoVang.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /FILES _?=$INSTDIR'
  ${Else}
    ExecWait '"$INSTDIR\uninstall.exe" /S /ASIDE _?=$INSTDIR'
    Rename "$INSTDIR\uninstall.exe" "$INSTDIR\${BEFORE}\uninstall.exe"
    CreateShortcut "${LINK_BEFORE}" "$INSTDIR\${BEFORE}\SoVang.exe"
  ${EndIf}
FunctionEnd

Section
  SetShellVarContext current
  !insertmacro StopWhileRunning "SoVang.exe"
  !insertmacro StopWhileRunning "sovang-cli.exe"
  Call TakeOutVersionBefore
  !include "${FILES_IN}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "${LINK}" "$INSTDIR\SoVang.exe" "" "$INSTDIR\so_vang.ico"
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
;   /ASIDE  moves the program's files to the folder BEFORE instead
;   /FILES  removes the program's files and nothing else; so goes a version that was put aside
Section "Uninstall"
  SetShellVarContext current
  !insertmacro StopWhileRunning "SoVang.exe"
  !insertmacro StopWhileRunning "sovang-cli.exe"
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/ASIDE" $0
  ${IfNot} ${Errors}
    !include "${FILES_ASIDE}"
    Return
  ${EndIf}
  ClearErrors
  ${GetOptions} $1 "/FILES" $0
  ${IfNot} ${Errors}
    StrCpy $2 "files"
  ${EndIf}
  !include "${FILES_OUT}"
  Delete "$INSTDIR\uninstall.exe"
  ${If} $2 == "files"
    RMDir "$INSTDIR"
    ${IfNot} ${FileExists} "$INSTDIR\..\${BEFORE}\SoVang.exe"
      Delete "${LINK_BEFORE}"
    ${EndIf}
    Return
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${BEFORE}\uninstall.exe"
    ExecWait '"$INSTDIR\${BEFORE}\uninstall.exe" /S /FILES _?=$INSTDIR\${BEFORE}'
    Delete "$INSTDIR\${BEFORE}\uninstall.exe"
    RMDir "$INSTDIR\${BEFORE}"
  ${EndIf}
  RMDir "$INSTDIR"
  Delete "${LINK}"
  Delete "${LINK_BEFORE}"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  ReadRegStr $0 HKCU "Software\Classes\.sovang" ""
  ${If} $0 == "${TYPE}"
    DeleteRegKey HKCU "Software\Classes\.sovang"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\${ID}"
  System::Call 'shell32::SHChangeNotify(i ${SHELL_ASSOCIATION_CHANGED}, i 0, p 0, p 0)'
SectionEnd
