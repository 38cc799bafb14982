; Set-up for Windows, for one user and without rights of an administrator:
;
;   makensis -DVERSION=0.1.0 -DFILES=… -DOUT=… briefbook.nsi
;
; FILES is the unpacked portable zip. The program and its packs go to %LOCALAPPDATA%\Programs\Briefbook and are replaced by an
; upgrade; what people make lies in Documents\Briefbook and is never touched. Packs of the version before, which people may have
; changed, are moved there as templates.cu.

Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"

Name "Briefbook ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Briefbook"
RequestExecutionLevel user
SetCompressor /SOLID lzma
BrandingText "Briefbook"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Briefbook"
VIAddVersionKey "FileDescription" "Briefbook"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT OR Apache-2.0"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Briefbook"
!define DATA "$DOCUMENTS\Briefbook"
!define MUI_ICON "briefbook.ico"
!define MUI_UNICON "briefbook.ico"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION Start

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"

LangString RUNNING ${LANG_VIETNAMESE} "Briefbook đang chạy. Hãy đóng cửa sổ Briefbook rồi chạy lại."
LangString RUNNING ${LANG_ENGLISH} "Briefbook is running. Close its window, then start this again."

Function Start
  SetOutPath "${DATA}"
  Exec '"$INSTDIR\briefbook.exe" desk "${DATA}\input" --out "${DATA}\output"'
FunctionEnd

; A program that runs cannot be replaced. UN is "un." for the uninstaller.
!macro Functions UN
Function ${UN}CloseFirst
  IfFileExists "$INSTDIR\briefbook.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\briefbook.exe" a
  IfErrors 0 free
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
    SetErrorLevel 1
    Quit
  free:
  FileClose $0
  closed:
FunctionEnd

Function ${UN}KeepPacks
  IfFileExists "$INSTDIR\templates\*.*" 0 none
    CreateDirectory "${DATA}"
    RMDir /r "${DATA}\templates.cu"
    CopyFiles /SILENT "$INSTDIR\templates" "${DATA}\templates.cu"
    RMDir /r "$INSTDIR\templates"
  none:
FunctionEnd
!macroend
!insertmacro Functions ""
!insertmacro Functions "un."

Section
  Call CloseFirst
  Call KeepPacks
  SetOutPath "$INSTDIR"
  File /r "${FILES}\*.*"
  File "briefbook.ico"
  ; The sample, once: what is there is somebody's.
  IfFileExists "${DATA}\input\*.*" has_data 0
    CreateDirectory "${DATA}"
    CopyFiles /SILENT "$INSTDIR\input" "${DATA}"
  has_data:
  CreateDirectory "${DATA}\output"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "${DATA}"
  CreateShortcut "$SMPROGRAMS\Briefbook.lnk" "$INSTDIR\briefbook.exe" 'desk "${DATA}\input" --out "${DATA}\output"' "$INSTDIR\briefbook.ico"
  CreateShortcut "$DESKTOP\Briefbook.lnk" "$INSTDIR\briefbook.exe" 'desk "${DATA}\input" --out "${DATA}\output"' "$INSTDIR\briefbook.ico"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Briefbook"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\briefbook.ico"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; Documents\Briefbook stays: it is the ministry's.
Section "Uninstall"
  Call un.CloseFirst
  Call un.KeepPacks
  Delete "$SMPROGRAMS\Briefbook.lnk"
  Delete "$DESKTOP\Briefbook.lnk"
  RMDir /r "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
