/* hold FOLDER FILE: what Word does to an open document, and a command window to the folder it stands in. Says "held" and waits
 * until its input ends. */
#include <stdio.h>
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
  HANDLE file;
  if (count != 3 || !SetCurrentDirectoryW(arguments[1])) return 2;
  file = CreateFileW(arguments[2], GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  if (file == INVALID_HANDLE_VALUE) return 3;
  puts("held");
  fflush(stdout);
  getchar();
  return 0;
}
