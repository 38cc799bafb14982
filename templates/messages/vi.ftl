# Câu chữ của Briefbook bằng tiếng Việt. Sửa được bằng trình soạn thảo văn bản; giữ nguyên khóa ở đầu dòng và các tên
# trong { $… }. Câu nào xóa đi thì chương trình dùng câu gốc.
# Cú pháp: Project Fluent. Dòng bắt đầu bằng # là chú thích.

## Số, kỳ báo cáo, mức

qualifier-about = khoảng
qualifier-over = trên
qualifier-under = dưới
qualifier-estimated = ước tính
period-first-half = 6 tháng đầu năm { $year }
period-year = năm { $year }
severity-error = lỗi
severity-warning = cảnh báo
severity-info = lưu ý

## Command line and reports (cli, commands)



## Declarations (config)



## Places (localities)



## Reading workbooks (intake)

reading-file-large = tệp lớn hơn { $mb } MB
reading-many-parts = tệp có quá nhiều thành phần ({ $count })
reading-part-outside = tên thành phần “{ $part }” dẫn ra ngoài tệp
reading-ratio = nội dung nén quá { $ratio } lần, không phải là bảng tính thông thường
reading-part-damaged = thành phần “{ $part }” bị hỏng
reading-content-large = nội dung sau giải nén lớn hơn { $mb } MB
reading-many-sheets = tệp có quá nhiều trang tính ({ $count })
reading-many-cells = tệp có hơn { $count } ô
reading-many-rows = trang tính { $sheet } có hơn { $count } dòng
reading-text-large = văn bản trong các ô dài hơn { $mb } MB
reading-timeout = quá thời gian đọc ({ $seconds } giây)
reading-address = địa chỉ ô “{ $address }” không có trên trang tính
reading-unopenable = Không mở được tệp { $file }: { $reason }.
reading-unprintable = Ô { $cell } có { $count } ký tự không in được (ký tự đầu: U+{ $code }); tài liệu in mã của ký tự thay cho ký tự.
reading-sheet-broken = Trang tính { $sheet } bị hỏng, chỉ đọc được { $cells } ô: { $reason }.
reading-cell-cut = Ô { $cell } quá dài, chỉ giữ { $kept } ký tự đầu.
reading-xls-cut = tệp .xls bị cắt cụt
reading-xls-header = phần đầu của tệp .xls bị hỏng
reading-xls-size = phần đầu của tệp .xls khai báo sai kích thước
reading-password = tệp có mật khẩu
reading-is-word = tệp là văn bản Word, không phải bảng tính
reading-no-workbook = tệp không chứa bảng tính
reading-is-pdf = tệp là PDF, không phải bảng tính
reading-is-rtf = tệp là văn bản RTF, không phải bảng tính
reading-is-web-page = tệp là trang web, không phải bảng tính
reading-is-rar = tệp là tệp nén RAR, không phải bảng tính
reading-is-7z = tệp là tệp nén 7z, không phải bảng tính
reading-is-picture = tệp là ảnh, không phải bảng tính
reading-empty-archive = tệp nén không có nội dung
reading-excel-5 = tệp theo định dạng Excel 5.0 trở về trước
reading-empty = tệp rỗng
reading-zeros = tệp chỉ gồm các byte 0
reading-is-xml = tệp là trang web hoặc XML, không phải bảng tính
reading-is-text = tệp là văn bản thuần, không phải bảng tính
reading-not-excel = tệp không phải là bảng tính Excel
reading-reader-stopped = tệp làm trình đọc dừng đột ngột, cấu trúc bên trong bị hỏng
reading-damaged-or-cut = tệp bị hỏng hoặc bị cắt cụt
reading-part-twice = tệp có hai thành phần cùng tên
reading-damaged = tệp bị hỏng
reading-part-damaged-or-password = một thành phần của tệp bị hỏng hoặc có mật khẩu
reading-strings-large = bảng chuỗi ký tự của tệp quá lớn
reading-is-powerpoint = tệp là trình chiếu PowerPoint, không phải bảng tính
reading-no-workbook-part = tệp thiếu thành phần workbook.xml
reading-archive-no-workbook = tệp nén không chứa bảng tính
reading-no-sheets = tệp không có trang tính nào
reading-cell-outside = tệp có ô nằm ngoài bảng tính
reading-worker-ended = tệp làm trình đọc dừng đột ngột hoặc cần quá nhiều bộ nhớ
reading-not-xls = cấu trúc bên trong không đúng định dạng .xls
reading-not-ods = cấu trúc bên trong không đúng định dạng .ods
reading-declares-cells = tệp khai báo quá nhiều ô
reading-structure = cấu trúc bên trong không đúng định dạng
reading-archive-damaged = tệp nén bị hỏng
reading-part-missing = tệp thiếu thành phần bắt buộc
reading-structure-excel = cấu trúc bên trong không đúng định dạng Excel
reading-not-utf-8 = thành phần XML của tệp không phải là UTF-8
reading-dtd = tệp chứa khai báo DTD, không được chấp nhận
reading-string-count = tệp khai báo sai số chuỗi ký tự
reading-save-again = Mở tệp bằng Excel, lưu lại theo định dạng .xlsx và gửi lại.
reading-retype = Xóa ký tự lạ hoặc gõ lại bằng bộ gõ Unicode.
reading-shorten = Rút gọn nội dung của ô.



## Submissions (normalise)



## Rules (validate)

same-elsewhere = { $message } Cũng như vậy ở { $count } chỗ khác: { $places }.



## Receipts, loading, other findings (pipeline)

loading-folder = { $file } là thư mục, các tệp trong đó không được đọc.
loading-folder-suggestion = Chuyển các bảng tính trong đó ra thẳng thư mục submissions, rồi đưa thư mục đi nơi khác.
loading-no-file = { $file } không phải là tệp thông thường nên không được đọc.
loading-no-file-suggestion = Thay bằng tệp bảng tính mà địa phương gửi.
loading-unreadable = Không đọc được tệp { $file }: { $reason }.
loading-unreadable-suggestion = Chép lại tệp vào thư mục submissions và kiểm tra quyền đọc tệp.
loading-gone = tệp không còn ở đó, hoặc là liên kết đến một tệp không có
loading-permission = không có quyền đọc
loading-error = máy báo lỗi khi đọc ({ $error })
receipt-late = Báo cáo đến sau hạn: nhận lúc { $received }, hạn { $deadline }.
absent-send-again = Sửa và gửi lại tệp đã nêu ở phát hiện khác.
absent-send = Gửi báo cáo theo mẫu.
absent = Địa phương chưa có báo cáo được tính.



## Documents (compose)

unit-percentage-points = điểm phần trăm
coverage-of-localities = { $coverage } địa phương
coverage-with-carried = { $reported } địa phương; { $carried } địa phương lấy số kỳ trước
coverage-text = { $accepted }/{ $expected } địa phương, số liệu đến { $day }
table-number = Bảng { $number }
chart-number = Hình { $number }
chart-no-data = không có số liệu
chart-unit = Đơn vị: { $unit }
chart-unit-spoken = đơn vị: { $unit }
annex = Phụ lục
addressed = Kính gửi:
recipients = Nơi nhận:
document-code = Mã { $code }
note-title = Ghi chú { $number }
national-name = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
national-motto = Độc lập - Tự do - Hạnh phúc
province = tỉnh { $name }
city = thành phố { $name }
name-of-new-map = { $name } (mới)
carried-below = { $sign } Số kỳ trước ({ $period }), hoặc có gồm số kỳ trước.
carried-note = Số liệu có dấu { $sign } là số kỳ trước ({ $period }, số liệu đến { $day }), hoặc có gồm số kỳ trước, của { $count } địa phương chưa có báo cáo được tính: { $localities }. Số kỳ trước không được so sánh, xếp hạng; các địa phương này không được đếm trong số địa phương có số liệu.
finding-is-error = Lỗi
finding-is-warning = Cảnh báo
finding-is-info = Lưu ý
finding-same-cause = Cùng nguyên nhân: { $others }.
finding-explained = Địa phương giải trình: “{ $explanation }”.
finding-waived = Được miễn trừ ({ $by }): { $reason }.
phrase-unranked = chưa xếp hạng
phrase-highest = cao nhất
phrase-lowest = thấp nhất
phrase-ranked = đứng thứ { $position }
phrase-tied = cùng { $what }
phrase-leader = { $word } là { $places }
phrase-no-data = chưa có số liệu
phrase-names-tied = { $names } (cùng { $value })
phrase-regions-tied = { $count } vùng (cùng { $value })
phrase-localities-tied = { $count } địa phương (cùng { $value })
phrase-list = { $first } và { $last }
phrase-higher = cao hơn
phrase-lower = thấp hơn
phrase-equal = bằng
phrase-not-comparable = chưa so sánh được với
phrase-rose = tăng
phrase-fell = giảm
phrase-unchanged = không đổi
phrase-no-comparison = chưa so sánh được với kỳ trước



## Template mistakes (compose diagnostics)

document-needs-place = mỗi địa phương có một “{ $document }”: ghi địa phương ở --place
document-takes-no-place = “{ $document }” là của hội nghị, không ghi --place
template-layouts-needs-lines = `layouts` phải đi cùng rows = "lines"
template-name-twice = tài liệu có hai chỗ cùng mang name = "{ $name }"
template-against-one-line = biểu đồ có `against` chỉ có một chỉ tiêu
template-name-without-caption = bảng không có caption thì không có số để nhắc đến, không cần name
template-there-no-block = không có khối “{ $other }”
template-there-no-place = không có nơi nào là “{ $place }”
template-figure-cannot-show = con số không có mục “{ $name }”
template-has-no-option-only = { $helper } không có tùy chọn “{ $given }”, chỉ có { $only }
template-column-with-line-needs-rows = cột có `line` hoặc `of` phải đi cùng rows = "localities" hoặc "regions"
template-region-value-needs-document-per = region_value chỉ dùng trong tài liệu của từng địa phương
template-no-table-sheet-form-has = không danh mục nào của biểu có cột “{ $key }”
template-funnel-has-one-series-rows = phễu chỉ có một dãy số: rows = "lines", hoặc một chỉ tiêu
template-progress-has-two-series-two = biểu đồ tiến độ có hai dãy số: hai chỉ tiêu, hoặc một chỉ tiêu `against` mục tiêu
template-chart-needs-one-more-lines = biểu đồ cần một hoặc nhiều chỉ tiêu cùng đơn vị tính
template-rows-must-be-regions-localities = rows của biểu đồ là regions, localities hoặc lines, không phải “{ $other }”
template-there-no-document = không có tài liệu “{ $document }”
template-no-path-inside-book-on = “{ $path }” không dùng làm tên tệp trong bộ tài liệu được trên mọi máy
template-more-than-blocks-brackets-stand = quá { $most } khối hoặc dấu ngoặc lồng vào nhau
template-unknown-name = không có tên “{ $name }”
template-if-needs-condition = if phải có điều kiện: {"{"}{"{"}#if …{"}"}{"}"}
template-note-can-be-referred-to = chỉ đoạn văn và mục của danh sách dẫn được ghi chú cuối trang: “{ $text }”
template-only-words-can-stand-here = chỗ này chỉ ghi được chữ, không có đề mục, danh sách hay khối: “{ $text }”
template-needs-word = { $helper } cần một từ
template-thresholds-toml-has-no-provision = thresholds.toml không có quy định “{ $id }”
template-not-day-like = “{ $day }” không phải là ngày, ví dụ "2026-12-31"
template-name-written-with-z-hyphens = tên chỉ gồm a-z, 0-9 và gạch nối, không phải “{ $name }”
template-nothing-document-named = tài liệu không có bảng, biểu đồ, phụ lục nào mang name = "{ $name }"
template-line-dashes-means-nothing-here = dòng gạch ngang không có nghĩa; muốn sang trang thì viết khối ```page
template-note-one-paragraph-without-lists = ghi chú là một đoạn văn, không có danh sách hay khối; sau ghi chú để một dòng trống
template-heading-has-no-notes = đề mục không dẫn ghi chú cuối trang
template-headings-have-three-levels = đề mục chỉ có ba cấp: #, ##, ###
template-templates-cannot-hold = mẫu không dùng được kiểu trình bày này: { $what }
template-note-has-its-mark-already = ghi chú [^{ $label }] đã được dẫn: mỗi ghi chú dẫn một lần
template-note-has-no-notes = trong ghi chú không dẫn ghi chú khác
template-note-written-twice-several-paragraphs = ghi chú [^{ $label }] được viết hai lần hoặc thành nhiều đoạn
template-no-paragraph-says-what-note = không có đoạn [^{ $label }]: … viết nội dung ghi chú
template-nothing-refers-to-note = không chỗ nào dẫn ghi chú [^{ $label }]
template-among-country-region-not = among là “country” hoặc “region”, không phải “{ $other }”
template-count-number-places-not = count là số địa phương, không phải { $given }
template-leader-localities-regions-not = of là “localities” hoặc “regions”, không phải “{ $other }”
template-direction-change-not = direction nói về mức thay đổi, không phải “{ $token }”
template-needs-list-rows = { $helper } cần một danh sách dòng, ví dụ tables.vuong_mac
template-group-needs-by-column = group phải có by="tên cột"
template-largest-first-true-places-not = largest_first là true hoặc "places", không phải { $other }
template-most-number-groups-not = most là số nhóm, không phải { $most }
template-first-needs-list-number-first = first cần danh sách và số: (first changes 8)
template-largest-needs-by-column-most = largest phải có by="tên cột" và most=5
template-how-many-rows-places-not = of của how_many là "rows" hoặc "places", không phải “{ $other }”
template-clause-needs-words = clause cần một đoạn chữ
template-column-never-says-only = cột “{ $column }” không bao giờ ghi “{ $value }”, chỉ có: { $known }
template-form-has-no-table-sheet = biểu không có danh mục “{ $key }”
template-table-sheet-has-no-column = danh mục “{ $sheet }” không có cột “{ $key }”
template-by-region-goes-with-group = by_region chỉ đi cùng group_by = "place"
template-sources-needs-document-per-locality = khối sources chỉ dùng trong tài liệu của từng địa phương; tài liệu khác dùng bảng có sources = true
template-rows-matrix-needs-matrix = rows = "matrix" phải kèm matrix = {"{"} … {"}"}
template-means-nothing-with-rows = `{ $name }` không đi cùng rows = "{ $rows }"
template-form-has-no-lines-section = biểu không có chỉ tiêu ở mục “{ $code }” của trang “{ $sheet }”
template-column-needs-line-show-show = một cột phải có `line`, hoặc `show`, hoặc cả `of` và `show`
template-column-s-only-needs-table = `only` của một cột phải kèm `of` là tên danh mục
template-rows-none = rows = "{ $key }" không có; có thể là { $known }
template-typed-beside-figure-would-stay = “{ $word }” gõ sẵn cạnh con số, số liệu đổi thì câu sẽ sai; dùng hàm (fig, rank_words, leader), hoặc ghi {"{"}{"{"}!-- { $comment } lý do --{"}"}{"}"} ở dòng trên
template-needs-reason = “{ $comment }” phải kèm lý do
template-nearest = { $message }; gần nhất là “{ $nearest }”
template-nearest-line = { $message }; gần nhất là “{ $code }” ({ $name })
template-in-context = { $message }
template-other = viết chưa đúng: { $words }
template-no-line = biểu không có chỉ tiêu “{ $code }”
template-no-column = các dòng không có cột “{ $column }”
template-cannot-show = { $thing } không có mục “{ $what }”
template-thing-rows = các hàng này
template-thing-line = chỉ tiêu
template-thing-locality = địa phương
template-thing-finding = điểm kiểm tra
template-thing-waiver = miễn trừ
template-thing-method = cách tính
template-thing-chart = biểu đồ
template-toml-unknown-key = không có khóa “{ $name }”
template-toml-unknown-value = không có giá trị “{ $name }”
template-toml-missing-key = thiếu khóa “{ $name }”
template-toml-syntax = không đúng cú pháp TOML: { $words }
template-first-line = dòng đầu phải là +++
template-front-matter-open = phần khai báo đầu tệp chưa đóng bằng +++
template-no-helper = không có hàm “{ $name }”
template-no-partial = không có tệp partials/{ $name }.hbs
template-name-in-list = ở đây không có tên “{ $name }”; bên trong danh sách phải ghi @root.{ $name }
template-name-of-element = ở đây không có tên “{ $name }”; đó là tên của phần tử trong danh sách
template-partials-in-circle = các mẫu dùng chung gọi nhau không dứt: { $names }
template-block-mismatch = khối mở bằng “{ $opened }” nhưng đóng bằng “{ $closing }”
template-syntax = cú pháp {"{{"}…{"}}"} chưa đúng: thiếu dấu ngoặc, hoặc khối mở bằng {"{{"}#…{"}}"} chưa đóng bằng {"{{"}/…{"}}"}



## Template reference (compose template_api)

reference-title = Viết mẫu tài liệu: các từ dùng được
reference-about = Tệp này do lệnh `briefbook templates` in ra. Mẫu nằm ở `templates/<gói>/documents/*.hbs`, sửa bằng Notepad; soát lỗi bằng
reference-use = `briefbook check-templates`, xem thử bằng `briefbook preview`.
reference-blocks = Khối
reference-blocks-about = Viết giữa hai dòng ba dấu huyền, dòng đầu có tên khối.
reference-rows = Hàng của bảng (`rows`)
reference-rows-about = Ngoài ra: tên một danh mục của biểu.
reference-names = Tên dùng trong `{"{{"}…{"}}"}`
reference-names-about = `[]` là danh sách: dùng trong `{"{{"}#each …{"}}"}`, ví dụ `{"{{"}#each findings.list{"}}"}{"{{"}message{"}}"}{"{{"}/each{"}}"}`.
reference-word = từ
reference-meaning = nghĩa
reference-example = ví dụ
reference-key = khóa
reference-line = mã chỉ tiêu
reference-short = tên ngắn
reference-column = cột
reference-helpers = Hàm
reference-helpers-about = Gọi trong `{"{{"}…{"}}"}`; trong ngoặc đơn khi đứng trong một lời gọi khác.
reference-aspects = Mục của con số (`show`)
reference-aspects-about = Dùng với `fig`, và ở cột có `line`.
reference-columns = Cột in được gì (`show` của cột)
reference-columns-about = Tùy theo hàng của bảng.
reference-rows-of-sheet = Hàng là danh mục (thêm các cột của danh mục đó)
reference-rows-of-lines = Hàng là `lines` (thêm mọi mục của con số)
reference-rows-are = Hàng là `{ $rows }`
reference-keys = Khóa
reference-keys-about = Viết theo TOML, mỗi dòng `khóa = giá trị`.
reference-keys-of = Khóa của { $what }
reference-form = Gói `{ $pack }`, biểu `{ $form }`
reference-sheet = Danh mục `{ $key }` (trang { $sheet })
reference-place = tên địa phương
reference-place-code = mã địa phương, chỉ trong `{"{{"}…{"}}"}`
api-helper-fig = in một con số theo mã chỉ tiêu; `place` là nơi khác (mặc định là nơi của tài liệu), `show` là mục khác của con số, `unit=true` thêm đơn vị
api-helper-rank-words = xếp hạng bằng lời: “cao nhất”, “thấp nhất”, “đứng thứ 5/63”; thêm “cùng” khi có địa phương bằng nhau; `among` là `country` hoặc `region`; `most`, `least` đổi lời ở hai đầu
api-helper-leader = nơi có giá trị lớn nhất kèm con số: “cao nhất là Hà Nội (70 cụm)”; `smallest=true` là nhỏ nhất, `of="regions"` so các vùng, `place` giới hạn trong vùng của nơi đó, `count` là mấy nơi đầu; `most`, `least` đổi lời; quá năm nơi bằng nhau thì đếm
api-helper-compared = “cao hơn”, “thấp hơn” hoặc “bằng” so với cả nước (hoặc nơi ghi ở `with`); `more`, `less`, `same` đổi lời
api-helper-ref = in số của bảng, biểu đồ, phụ lục có `name = "bang-chinh"` trong khối của nó: “Bảng 13”; bấm vào thì đến nơi
api-helper-has = có số liệu dùng được của chỉ tiêu hay không
api-helper-above-zero = giá trị của chỉ tiêu có lớn hơn 0 hay không
api-helper-differs = tỷ lệ địa phương ghi khác tỷ lệ tính lại hay không
api-helper-if = in phần trong khối khi có (chữ không rỗng, danh sách không rỗng, đúng)
api-helper-unless = in phần trong khối khi không có
api-helper-each = lặp qua danh sách; bên trong dùng tên của từng phần tử, `@first`, `@last`, `@index`, `../` là tên ở ngoài
api-helper-eq = hai giá trị bằng nhau
api-helper-group = gộp các dòng ghi cùng nội dung ở một cột, cho `key`, `count`, `places`, `rows`; `first`, `last` đưa nhóm lên đầu, xuống cuối; `blank` đặt tên nhóm bỏ trống
api-helper-pick = chỉ lấy các dòng ghi đúng như vậy
api-helper-how-many = đếm số dòng, hoặc số địa phương (`of="places"`)
api-helper-clause = đổi một kiến nghị thành vế đầu câu: bỏ các từ dẫn ghi sau, bỏ dấu chấm cuối
api-helper-direction = so với kỳ trước: “tăng 12 cụm”, “giảm 3 cụm”, “không đổi”; `show` là `change` hoặc `change_percent`, thêm `_2` là kỳ trước nữa; `rose`, `fell`, `same` đổi lời
api-helper-rose = có tăng hay không
api-helper-fell = có giảm hay không
api-helper-in-force = quy định có mã đó trong `thresholds.toml` còn hiệu lực tại ngày chốt số liệu hay không
api-helper-cites = dẫn văn bản, điều khoản của quy định đang có hiệu lực; nguồn thứ cấp thì ghi rõ
api-helper-days-until = số ngày từ ngày chốt số liệu đến ngày đó; trống khi đã qua
api-helper-with = dùng tên bên trong mà không phải ghi lại phần đầu
api-helper-ne = hai giá trị khác nhau
api-helper-gt = số đếm lớn hơn
api-helper-gte = số đếm lớn hơn hoặc bằng
api-helper-lt = số đếm nhỏ hơn
api-helper-lte = số đếm nhỏ hơn hoặc bằng
api-helper-and = cả hai đều đúng
api-helper-or = ít nhất một điều đúng
api-helper-not = ngược lại
api-helper-len = số phần tử của danh sách, để so sánh
api-helper-raw = in nguyên dấu ngoặc {"{{"} {"}}"}
api-helper-first = mấy phần tử đầu của danh sách
api-helper-largest = mấy dòng có số lớn nhất ở một cột, lớn trước nhỏ sau; dòng không có số bị bỏ qua
api-helper-lookup = lấy một phần tử của danh sách, một mục của phần tử
api-block-table = một hoặc nhiều bảng
api-block-chart = một biểu đồ
api-block-note = ghi chú chữ nhỏ, nghiêng
api-block-sources = danh sách ô nguồn của từng chỉ tiêu (tài liệu của địa phương); mỗi con số dẫn đến ô của mình tại đây
api-block-contents = mục lục của tài liệu
api-block-annex = bắt đầu một phụ lục ở trang mới, số thứ tự tự đánh khi có từ hai phụ lục
api-block-addressed = “Kính gửi:” của công văn; `to` là danh sách nơi gửi
api-block-page = sang trang mới, có thể đổi khổ đứng (`portrait`) hoặc ngang (`landscape`)
api-block-carried = ghi chú về số kỳ trước (dấu *) đặt tại đây thay vì ở cuối; chỉ in khi tài liệu có số như vậy
api-block-closing = nơi nhận và chữ ký đặt tại đây thay vì ở cuối
api-rows-localities = mỗi địa phương một hàng
api-rows-regions = mỗi vùng một hàng
api-rows-lines = mỗi chỉ tiêu một hàng
api-rows-findings = mỗi điểm kiểm tra một hàng
api-rows-waivers = mỗi điểm được miễn trừ một hàng
api-rows-methods = mỗi cách tính tỷ lệ một hàng
api-rows-matrix = bảng hai chiều đếm hai cột của một danh mục
api-of-locality-index = số thứ tự
api-of-locality-name = tên địa phương; ở hàng vùng, hàng tổng là tên vùng, cả nước
api-of-locality-code = mã địa phương
api-of-locality-file = tệp được tính
api-of-locality-revision = lần gửi
api-of-locality-data-to = số liệu đến ngày
api-of-locality-received = thời điểm nhận, theo sổ received.csv
api-of-locality-lines = số chỉ tiêu có số liệu
api-of-locality-layout = số của cách bố trí các chỉ tiêu trong tệp, xem `layouts`
api-of-region-name = tên vùng
api-of-line-index = số thứ tự
api-of-line-code = mã chỉ tiêu
api-of-line-label = tên đầy đủ
api-of-line-short = tên ngắn
api-of-line-unit = đơn vị tính
api-of-line-coverage = số địa phương có số liệu trên số địa phương phải có
api-of-line-country-value = giá trị của cả nước
api-of-line-region-value = giá trị của vùng (tài liệu của địa phương)
api-of-line-cell = ô mà số liệu được đọc từ đó (tài liệu của địa phương)
api-of-line-layouts = mỗi cách bố trí một cột: trang và ô của chỉ tiêu trong các tệp bố trí như vậy
api-of-finding-index = số thứ tự
api-of-finding-rule = mã quy tắc
api-of-finding-severity = Lỗi, Cảnh báo, Lưu ý
api-of-finding-place = địa phương
api-of-finding-address = tệp, trang, ô
api-of-finding-within = trang, ô, không ghi tệp
api-of-finding-message = nội dung
api-of-finding-told = nội dung kèm cùng nguyên nhân, giải trình, miễn trừ
api-of-finding-also = các điểm cùng nguyên nhân
api-of-finding-explanation = giải trình của địa phương
api-of-finding-suggestion = cách sửa
api-of-finding-basis = căn cứ
api-of-waiver-index = số thứ tự
api-of-waiver-rule = mã quy tắc
api-of-waiver-place = địa phương
api-of-waiver-line = mã chỉ tiêu
api-of-waiver-value = giá trị
api-of-waiver-message = nội dung của điểm được miễn trừ
api-of-waiver-reason = lý do
api-of-waiver-by = người quyết định (chức vụ)
api-of-waiver-until = đến ngày
api-of-method-index = số thứ tự
api-of-method-title = cách tính
api-of-method-value = tỷ lệ
api-of-method-coverage = số địa phương có đủ số liệu
api-of-sheet-index = số thứ tự
api-of-sheet-place = địa phương
api-front-per = `conference`: một tài liệu cho hội nghị; `locality`: mỗi địa phương một tài liệu
api-front-for = `asked`: chỉ các địa phương còn thiếu báo cáo, còn điểm phải sửa hoặc giải trình
api-front-language = `vi` (mặc định) hoặc `en`: ngôn ngữ của số, ngày tháng, tên bảng, câu chữ do chương trình viết
api-front-names = `[names]`: tên trong biểu, trên bản đồ và tên dùng trong tài liệu, ví dụ `"cụm" = "clusters"`
api-front-path = đường dẫn trong bộ tài liệu, không có phần mở rộng
api-front-title = tên tài liệu (thuộc tính tệp)
api-front-subject = chủ đề (thuộc tính tệp)
api-front-author = cơ quan ban hành (thuộc tính tệp)
api-front-footer = dòng chân trang
api-front-masthead = phần đầu văn bản theo Nghị định 30/2020/NĐ-CP
api-front-closing = nơi nhận và chữ ký
api-masthead-agency = tên cơ quan ban hành, chữ in hoa
api-masthead-number = số, ký hiệu; bỏ trống thì không in
api-masthead-place-date = địa danh và ngày tháng
api-masthead-about = trích yếu của công văn, dưới số, ký hiệu
api-masthead-kind = tên loại văn bản, chữ in hoa
api-masthead-summary = trích yếu
api-closing-recipients = danh sách nơi nhận
api-closing-signer = các dòng quyền hạn, chức vụ của người ký
api-table-caption = tên bảng, số thứ tự tự đánh; bỏ trống thì không đánh số
api-table-name = tên để nhắc đến bằng `{"{{"}ref "…"{"}}"}`
api-table-sources = `true`: các hàng cho biết nguồn; con số trong tài liệu dẫn đến đây
api-table-contested = lời ghi dưới bảng, sau dấu *, khi có số mà một điểm kiểm tra cho là sai; dấu ** khi dấu * đã là số kỳ trước
api-table-rows = mỗi hàng là gì (xem “Hàng của bảng”)
api-table-columns = các cột, mỗi cột một `{"{"} … {"}"}`
api-table-section = thêm mọi chỉ tiêu của một mục: `{"{"} sheet = "bieu", code = "II" {"}"}`
api-table-lines = khi `rows = "lines"`: chỉ các chỉ tiêu này, theo thứ tự này
api-table-only = khi hàng là danh mục: chỉ các dòng ghi như vậy, `{"{"} phat_bieu = "Có" {"}"}`
api-table-having = khi `rows = "localities"`: chỉ địa phương có giá trị trên 0 ở chỉ tiêu này
api-table-group-by = khi hàng là danh mục: gom theo một cột, hoặc theo `place`; khi `rows = "lines"`: `sheet` là trang nguồn
api-table-matrix = khi `rows = "matrix"`: khai báo bảng hai chiều
api-table-by-region = `true`: địa phương xếp dưới hàng của vùng
api-table-total = `true`: thêm hàng cả nước ở cuối
api-table-severity = khi `rows = "findings"`: chỉ các mức này, `["error", "warning"]`
api-table-most-columns = bảng rộng hơn số cột này được cắt thành nhiều bảng
api-column-head = tên cột
api-column-line = mã chỉ tiêu
api-column-show = mục được in (xem “Cột in được gì”)
api-column-of = tên danh mục: đếm (`show = "count"`) hoặc liệt kê một cột của danh mục
api-column-only = cùng với `of`: chỉ các dòng ghi như vậy
api-column-align = `left`, `center`, `right`, `justify`
api-matrix-table = tên danh mục
api-matrix-down = cột của danh mục thành hàng
api-matrix-across = cột của danh mục thành cột
api-matrix-count = đếm `places` (địa phương) hay `rows` (dòng)
api-matrix-most = số cột nhiều nhất
api-matrix-rest = tên cột gộp các giá trị còn lại
api-matrix-blank = tên cho ô bỏ trống
api-matrix-all = tên hàng và cột cuối
api-chart-caption = tên biểu đồ, số thứ tự tự đánh
api-chart-name = tên để nhắc đến bằng `{"{{"}ref "…"{"}}"}`
api-chart-kind = loại biểu đồ
api-chart-rows = `regions`, `localities`, hoặc `lines` (các chỉ tiêu của nơi mà tài liệu nói đến)
api-chart-lines = các chỉ tiêu, cùng đơn vị tính
api-chart-top = chỉ lấy mấy nơi lớn nhất
api-chart-show = mục của con số, trừ thứ hạng và tăng, giảm có dấu (mức không dấu là `moved`); mặc định là `value`
api-chart-against = dãy số thứ hai của cùng chỉ tiêu: `{"{"} show = "target", names = ["Đã đạt", "Mục tiêu"] {"}"}`
api-against-show = mục của dãy số thứ hai
api-against-names = tên hai dãy số trong chú giải
api-kind-ranked = thanh ngang, lớn trước nhỏ sau
api-kind-grouped = cột đứng cạnh nhau
api-kind-stacked = thanh ngang nối tiếp nhau
api-kind-funnel = phễu: các bước nối nhau, kèm tỷ lệ so với bước đầu
api-kind-line = đường
api-kind-progress = thanh tiến độ: giá trị trên mục tiêu
api-note-text = lời ghi chú
api-sources-text = lời trước danh sách
api-contents-title = tên mục lục
api-annex-title = tên phụ lục
api-annex-name = tên để nhắc đến bằng `{"{{"}ref "…"{"}}"}`
api-addressed-to = danh sách nơi gửi
api-page-orientation = `portrait` đứng, `landscape` ngang; bỏ trống thì giữ khổ
api-keys-front = phần đầu tệp, giữa hai dòng `+++`
api-keys-masthead = `[masthead]` của phần đầu tệp
api-keys-closing = `[closing]` của phần đầu tệp
api-keys-table = khối `table`
api-keys-column = một cột của bảng
api-keys-matrix = `matrix` của bảng
api-keys-chart = khối `chart`
api-keys-kind = `kind` của biểu đồ
api-keys-against = `against` của biểu đồ
api-keys-note = khối `note`
api-keys-sources = khối `sources`
api-keys-contents = khối `contents`
api-keys-annex = khối `annex`
api-keys-page = khối `page`
api-keys-addressed = khối `addressed`
api-name-conference-id = tên thư mục hội nghị
api-name-conference-title = tên hội nghị
api-name-conference-date = ngày họp viết đủ: ngày 02 tháng 7 năm 2021
api-name-conference-date-short = ngày họp viết gọn: 02/7/2021
api-name-conference-year = năm họp
api-name-conference-venue = nơi họp
api-name-conference-period = kỳ báo cáo
api-name-conference-vintage = số địa phương của bản đồ: 63, hoặc 34 từ ngày 01/7/2025
api-name-conference-data-to = số liệu đến ngày
api-name-conference-deadline = hạn gửi, ngày
api-name-conference-deadline-moment = hạn gửi, giờ và ngày
api-name-conference-overdue = đã quá hạn gửi khi lập tài liệu hay chưa
api-name-conference-register = có sổ nhận báo cáo hay không
api-name-conference-synthetic = là số liệu mẫu hay không
api-name-created-date = ngày lập tài liệu viết đủ
api-name-created-date-short = ngày lập tài liệu viết gọn
api-name-created-moment = giờ và ngày lập tài liệu
api-name-created-year = năm lập tài liệu
api-name-coverage-text = “61/63 địa phương, số liệu đến 14/6/2021”
api-name-coverage-expected = số địa phương phải báo cáo
api-name-coverage-received = số địa phương đã gửi
api-name-coverage-accepted = số địa phương được tính
api-name-coverage-complete = đủ mọi địa phương hay không
api-name-coverage-missing = tên địa phương chưa có số liệu: `{"{{"}this{"}}"}`
api-name-coverage-late = tên địa phương gửi sau hạn: `{"{{"}this{"}}"}`
api-name-carried-any = có dùng số kỳ trước thay cho địa phương chưa có báo cáo hay không (`carry_forward`)
api-name-carried-note = câu cho biết dấu * là gì, của những địa phương nào; tài liệu có số như vậy luôn được thêm câu này
api-name-has-previous = có số liệu kỳ trước hay không
api-name-past-period = các kỳ trước, mới nhất trước: tên kỳ
api-name-past-data-to = số liệu của kỳ đó đến ngày
api-name-past-other-map = kỳ đó theo địa giới cũ hay không
api-name-past-localities = số địa phương của địa giới khi đó
api-name-past-previous = mục `show` của giá trị kỳ đó: `previous_1`
api-name-past-change = mục `show` của tăng, giảm so với kỳ đó
api-name-past-change-percent = mục `show` của tăng, giảm phần trăm
api-name-past-moved = mục `show` của mức tăng, giảm không dấu
api-name-past-moved-percent = mục `show` của mức phần trăm không dấu
api-name-changes-since = thay đổi so với: lần gửi trước của địa phương, hoặc bản lập trước
api-name-changes-cells-place = số liệu của địa phương đã đổi: tên địa phương
api-name-changes-cells-place-code = mã, để ghi ở `place=`
api-name-changes-cells-line = mã chỉ tiêu
api-name-changes-cells-short = tên ngắn của chỉ tiêu
api-name-changes-cells-before = giá trị trước, kèm đơn vị
api-name-changes-cells-after = giá trị nay, kèm đơn vị
api-name-changes-cells-before-cell = ô trước
api-name-changes-cells-after-cell = ô nay
api-name-changes-cells-count = số giá trị đã đổi
api-name-changes-totals-place = tổng số, tỷ lệ đã đổi: vùng hoặc cả nước
api-name-changes-totals-place-code = mã, để ghi ở `place=`
api-name-changes-totals-line = mã chỉ tiêu
api-name-changes-totals-short = tên ngắn của chỉ tiêu
api-name-changes-totals-before = giá trị trước, kèm đơn vị
api-name-changes-totals-after = giá trị nay, kèm đơn vị
api-name-changes-totals-before-cell = bỏ trống: tổng số không có ô
api-name-changes-totals-after-cell = bỏ trống: tổng số không có ô
api-name-changes-totals-count = số tổng số, tỷ lệ đã đổi
api-name-changes-ranks-place = thứ hạng đã đổi, đổi nhiều nhất trước: tên địa phương
api-name-changes-ranks-place-code = mã, để ghi ở `place=`
api-name-changes-ranks-line = mã chỉ tiêu
api-name-changes-ranks-short = tên ngắn của chỉ tiêu
api-name-changes-ranks-before = hạng trước
api-name-changes-ranks-after = hạng nay
api-name-changes-ranks-count = số thứ hạng đã đổi
api-name-changes-sentences-document = câu đã đổi: tài liệu
api-name-changes-sentences-before = câu trước
api-name-changes-sentences-after = câu nay
api-name-changes-sentences-count = số câu đã đổi
api-name-before-folding = số dấu hiệu trước khi gộp theo nguyên nhân
api-name-waivers-any = có điểm được miễn trừ hay không
api-name-findings-any = có điểm kiểm tra nào không (trong tài liệu của địa phương: của địa phương đó)
api-name-findings-total = số điểm
api-name-findings-errors = số lỗi
api-name-findings-warnings = số cảnh báo
api-name-findings-infos = số lưu ý
api-name-findings-places = số địa phương có điểm
api-name-findings-to-correct = số điểm phải sửa, viết hai chữ số; trống khi không có
api-name-findings-to-explain = số điểm phải giải trình, viết hai chữ số; trống khi không có
api-name-findings-of-files = như `findings.list`, chỉ các điểm về tệp đã gửi
api-name-findings-list-rule = mã quy tắc
api-name-findings-list-severity = mức, bằng tiếng Anh
api-name-findings-list-severity-name = Lỗi, Cảnh báo, Lưu ý
api-name-findings-list-place = địa phương
api-name-findings-list-address = tệp, trang, ô
api-name-findings-list-message = nội dung
api-name-findings-list-also = các điểm cùng nguyên nhân
api-name-findings-list-explanation = giải trình của địa phương
api-name-findings-list-waived = lý do miễn trừ
api-name-findings-list-suggestion = cách sửa
api-name-findings-list-basis = căn cứ
api-name-trial = như `findings`: các điểm của quy tắc đang thử, chỉ tổ thư ký xem
api-name-regions-place = mã vùng, để ghi ở `place=`
api-name-regions-name = tên vùng
api-name-localities-code = mã địa phương, để ghi ở `place=`
api-name-localities-name = tên địa phương
api-name-localities-title = “tỉnh Tuyên Quang”, “thành phố Hải Phòng”
api-name-localities-name-now = tên, kèm “(mới)” khi một địa phương cũ trùng tên
api-name-localities-former = tên các địa phương cũ đã hợp nhất, kèm “(cũ)”: `{"{{"}this{"}}"}`
api-name-localities-slug = mã và tên không dấu, để đặt tên tệp
api-name-localities-region = tên vùng
api-name-localities-region-place = mã vùng
api-name-localities-submitted = có báo cáo được tính hay không
api-name-localities-carried = chưa có báo cáo được tính, dùng số kỳ trước hay không
api-name-localities-files = mọi tệp đã gửi: `name`, `received` (thời điểm nhận, trống khi không ghi sổ)
api-name-localities-file = tệp được tính
api-name-place = như một phần tử của `localities`: địa phương mà tài liệu nói đến (`per = "locality"`)
api-name-root-place = mã của nơi mà tài liệu nói đến: `vn` hoặc mã địa phương
api-name-tables = các dòng của từng danh mục (xem phần của từng biểu)
api-name-documents = chỉ trong `index.html.hbs`: `path`, `title` của từng tài liệu
api-name-places = chỉ trong `index.html.hbs`: các nơi có số liệu, `place`, `name`, `workbook`; `{"{{"}#each (figures_of place){"}}"}` là từng số liệu của nơi đó: `key`, `short`, `text`, `unit`, `source`
api-name-backs = chỉ trong `index.html.hbs`: `path`, `title` của từng tệp trả lại địa phương
api-name-documents-count = chỉ trong `index.html.hbs`: số tài liệu
api-aspect-value = giá trị: địa phương báo cáo, hoặc tổng, tỷ lệ tính từ tổng
api-aspect-computed = tỷ lệ tính lại từ tử số và mẫu số của địa phương
api-aspect-rank = hạng trong cả nước, 1 là lớn nhất: 5/63
api-aspect-rank-in-region = hạng trong vùng
api-aspect-reported = số địa phương có số liệu
api-aspect-spread = chênh lệch giữa các cách tính, điểm phần trăm
api-aspect-previous = giá trị của kỳ trước, trên địa giới hiện nay; `previous_2` là kỳ trước nữa
api-aspect-change = tăng, giảm so với kỳ trước, có dấu (`change_2`: kỳ trước nữa); của tỷ lệ là điểm phần trăm
api-aspect-change-percent = tăng, giảm so với kỳ trước, bằng phần trăm
api-aspect-moved = mức tăng, giảm không dấu
api-aspect-moved-percent = mức tăng, giảm không dấu, bằng phần trăm
api-aspect-target = mục tiêu của hội nghị (`[targets]` trong conference.toml)
api-aspect-gap = còn thiếu so với mục tiêu
api-aspect-per-year = mỗi năm còn lại phải thêm bao nhiêu



## Printing (render)



## Workbooks that go out (spreadsheets)



## Publishing (publish)
