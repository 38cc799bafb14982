; Set-up for Windows, for one user and without rights of an administrator:
;
;   makensis -DVERSION=0.1.0 -DFILES=… -DOUT=… briefbook.nsi
;
; FILES is the folder that the portable zip is packed from (archive.py --folder). The program and its packs go to
; %LOCALAPPDATA%\Programs\Briefbook and are replaced by an upgrade; what people make lies in Documents\Briefbook and is never
; touched. A pack that was changed there is kept beside the new one as NAME.cu.

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

Function Start
  SetOutPath "${DATA}"
  Exec '"$INSTDIR\briefbook.exe" desk "${DATA}\input" --out "${DATA}\output"'
FunctionEnd

Section
  ; Packs of the version before that people may have changed.
  IfFileExists "$INSTDIR\templates\*.*" 0 fresh
    RMDir /r "$INSTDIR\templates.cu"
    Rename "$INSTDIR\templates" "$INSTDIR\templates.cu"
  fresh:
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
  Delete "$SMPROGRAMS\Briefbook.lnk"
  Delete "$DESKTOP\Briefbook.lnk"
  RMDir /r "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
