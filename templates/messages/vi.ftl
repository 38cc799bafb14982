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



## Submissions (normalise)



## Rules (validate)

same-elsewhere = { $message } Cũng như vậy ở { $count } chỗ khác: { $places }.



## Receipts, loading, other findings (pipeline)



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



## Printing (render)



## Workbooks that go out (spreadsheets)



## Publishing (publish)
