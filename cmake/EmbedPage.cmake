# Puts the style and script into the report page and writes it as C++.
# cmake -DAPP_DIR=... -DOUTPUT=... -P EmbedPage.cmake
file(READ "${APP_DIR}/page.html" page)
file(READ "${APP_DIR}/page.css" css)
file(READ "${APP_DIR}/page.js" js)
string(REPLACE "/*{{css}}*/" "${css}" page "${page}")
string(REPLACE "/*{{js}}*/" "${js}" page "${page}")

# A literal may be no longer than 64 KiB for some compilers: cut it into pieces.
string(LENGTH "${page}" length)
set(text "// Made from tools/report-app by cmake/EmbedPage.cmake.\n#include \"page_template.hpp\"\n\nnamespace sunshed {\n\nstd::string page_template() {\n    std::string page;\n")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${page}" ${at} 8000 piece)
  string(APPEND text "    page += R\"~page~(${piece})~page~\";\n")
  math(EXPR at "${at} + 8000")
endwhile()
string(APPEND text "    return page;\n}\n\n}  // namespace sunshed\n")
file(WRITE "${OUTPUT}" "${text}")
