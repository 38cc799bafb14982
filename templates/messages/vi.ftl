# Câu chữ của Briefbook bằng tiếng Việt. Sửa được bằng trình soạn thảo văn bản; giữ nguyên khóa ở đầu dòng và các tên
# trong { $… }. Câu nào xóa đi thì chương trình dùng câu gốc.
# Cú pháp: Project Fluent. Dòng bắt đầu bằng # là chú thích.

## Số, kỳ báo cáo, mức

qualifier-about = khoảng
qualifier-over = trên
qualifier-under = dưới
qualifier-estimated = ước tính
period-month = tháng { $month }/{ $year }
period-quarter = quý { $quarter }/{ $year }
period-first-months = { $count } tháng đầu năm { $year }
period-last-months = { $count } tháng cuối năm { $year }
period-months = tháng { $from } đến tháng { $to }/{ $year }
period-year = năm { $year }
severity-error = lỗi
severity-warning = cảnh báo
severity-info = lưu ý

## Command line and reports (cli, commands)

report-coverage = phạm vi
report-findings = phát hiện
report-made = văn bản
report-time = thời gian
report-book = bộ tài liệu
report-missing = chưa gửi
report-late = gửi muộn
report-of-localities = { $accepted }/{ $expected } địa phương
report-on-trial = { $count } chạy thử
report-before-folding = { $count } trước khi gộp
report-book-stays = không có gì thay đổi, giữ nguyên bộ tài liệu
report-files-anew = làm mới { $count } tệp
report-documents = { $count } văn bản, dạng PDF và Word
report-errors = { $count } lỗi
report-warnings = { $count } cảnh báo
report-notes = { $count } lưu ý
report-basis = Căn cứ: { $basis }
report-folded = kèm theo { $rule } { $cell }: { $message }
report-explanation = Giải trình: { $explanation }
report-waiver = Miễn trừ: { $reason } ({ $by })
report-workbooks-read = Đã đọc { $count } tệp
report-verified = { $file } ({ $document }): { $right } số liệu đúng, { $wrong } sai, { $gone } không còn
report-wrong-figure = { $figure }: ghi { $says }, phải là { $should }
stand-waiting = đang chờ
stand-due = đến hạn
stand-held = tạm giữ
stand-superseded = đã thay
stand-made = đã làm
run-nothing-yet = chưa đến hạn nào; lần tới là { $next }
run-nothing-more = không có gì đến hạn và sẽ không có nữa
run-held = { $name } tạm giữ: { $why }
run-late = muộn { $late }
run-made = đã làm { $name }{ $late }: { $coverage } địa phương, làm mới { $files } tệp, { $book }
book-bears-code = mang mã này: { $path }
book-bears-no-code = không tệp nào của bộ tài liệu mang mã { $code }
book-whole = nguyên vẹn
book-changed = không còn nguyên vẹn
book-verified = { $conference } lúc { $at }: { $files } tệp, { $state }
cannot-open = không mở được { $path }
no-file-and-no-folder = { $path } không phải là tệp, cũng không phải là thư mục
nothing-to-check = hãy nêu tệp hoặc thư mục cần kiểm tra
no-conference-around = { $path } không nằm trong thư mục hội nghị nào: hãy nêu một thư mục bằng --conference
cannot-read = không đọc được { $path }
cannot-write = không ghi được { $path }
no-such-path = không có { $path }
conference-not-named = với văn bản Word, hãy nêu hội nghị bằng --conference
own-program-unknown = không xác định được chương trình này nằm ở đâu
declaration-wrong = khai báo chưa đúng: { $what }


## Declarations (config)

history-at-least-one = history ít nhất là 1: tài liệu nêu thay đổi so với lần trước
memory-at-least = memory_mb ít nhất là { $least }: riêng tiến trình đọc tệp đã dùng một nửa
period-not-understood = period phải là một kỳ kèm năm, như "6 tháng đầu năm 2021", "quý II/2026" hoặc "năm 2026"
deadline-after-meeting = hạn gửi { $deadline } sau khi hội nghị bắt đầu ({ $begins })
meeting-before-data = hội nghị họp trước ngày chốt số liệu { $day }
data-outside-period = ngày { $day } không thuộc kỳ { $period }
previous-synthetic = số liệu của hội nghị "{ $name }" là số liệu mẫu, của hội nghị này thì không; nếu đúng là muốn so sánh thì ghi `synthetic_previous = true`
previous-not-before = số liệu của hội nghị "{ $name }" đến ngày { $day }, không trước ngày chốt của hội nghị này
list-of-localities = danh sách địa phương "{ $name }": { $why }
list-not-in-folder = tệp phải nằm trong thư mục của hội nghị
no-such-conference = bên cạnh hội nghị này không có hội nghị "{ $name }", cũng không có hội nghị nào của kỳ đó
carry-forward-needs-previous = carry_forward lấy số của hội nghị trước: ghi hội nghị đó ở `previous`
form-has-no-line = biểu { $form } không có chỉ tiêu "{ $line }"
line-not-carried = chỉ tiêu "{ $line }" không chuyển tiếp được: không phải số lũy kế có cộng tổng
form-has-no-rule = biểu { $form } không có quy tắc "{ $rule }"
no-locality-with-code = không có địa phương nào mang mã "{ $code }"
factor-above-zero = hệ số phải lớn hơn 0
line-declared-twice = chỉ tiêu "{ $line }" được khai báo hai lần
sheet-of-one-kind = mỗi trang tính có đúng một trong [sheet.info], [sheet.lines], [sheet.table]
sheet-name-reserved = tên "{ $name }" dành cho dấu của mẫu biểu phát đi
suggest-for-text = suggest chỉ dùng cho cột chữ; cột lựa chọn đã có danh sách của nó
ends-before-it-begins = ngày hết hiệu lực trước ngày có hiệu lực
in-force-twice = "{ $id }" có hai quy định cùng hiệu lực trong một ngày
instrument-not-in-force = quy định có hiệu lực vào ngày mà “{ $title }” không có hiệu lực
no-such-instrument = tệp này không có văn bản "{ $id }"
decision-empty = không được để trống
decision-id-twice = mã "{ $id }" đã có ở trên
decision-undoes-unknown = phía trên mục này không có quyết định "{ $id }"
decision-without-kind = quyết định cần `kind`, hoặc `undoes` kèm mã của quyết định được rút lại
decision-kind-unknown = không có loại quyết định "{ $kind }"; các loại: { $known }
decision-needs = { $kind } cần `{ $key }`
decision-takes-not = { $kind } không có `{ $key }`
decision-undo-takes-nothing = mục chỉ rút lại quyết định khác thì không có `{ $key }`
decision-no-digest = sha256 phải gồm 64 chữ số thập lục phân viết thường; lệnh `briefbook decide` tự ghi
decision-no-answer = "{ $text }" phải là accepted (chấp nhận) hoặc refused (không chấp nhận)
decision-refused = chưa ghi được quyết định: { $what }
decisions-locked = người khác đang ghi { $path }; hãy thử lại sau ít giây
decided = Đã ghi quyết định { $id } vào decisions.toml. Rút lại: briefbook decide undo … --undoes { $id }
decide-nothing-counts = địa phương { $place } chưa có tệp nào được tính; hãy nêu tệp bằng --file
decide-another-counts = tệp được tính của địa phương { $place } là { $file }
decide-no-value = tệp { $file } không có số đọc được ở chỉ tiêu { $line }
decide-another-value = chỉ tiêu { $line } trong tệp { $file } là { $value }
received-first-line = dòng đầu phải là file,received
received-twice = tệp "{ $file }" được ghi hai lần
received-cells = { $cells } ô, nhưng chỉ có { $columns } cột
received-no-moment = "{ $text }" không phải thời điểm kèm múi giờ, như 2021-06-29T16:05:00+07:00
received-not-utf8 = tệp không phải UTF-8: trong Excel hãy lưu dạng "CSV UTF-8"
received-unknown-column = không có cột "{ $column }", chỉ có file và received
received-column-twice = có hai cột { $column }
received-no-column = thiếu cột { $column }
received-no-file = trong submissions không có tệp "{ $file }"
received-no-file-nearest = trong submissions không có tệp "{ $file }"; gần nhất là "{ $near }"
places-of-relation = places là danh sách gồm "locality", "region", "country", ít nhất một
relation-of-localities-only = quan hệ này chỉ xét được ở từng địa phương
relation-needs-law = quan hệ này cần `law` có giá trị
provision-without-value = "{ $id }" không có giá trị
relation-needs-bound = quan hệ này cần `low`, `high` hoặc cả hai
high-below-low = `high` nhỏ hơn `low`
condition-of-one-kind = điều kiện có `is = [từ]`, hoặc `filled = true` hay `false`
rule-id-or-extends = quy tắc có `id`, hoặc `extends` kèm mã của một quy tắc của chương trình
rule-declared-twice = quy tắc "{ $rule }" được khai báo hai lần
severity-of-own-rule = mức của quy tắc riêng của biểu ghi ở các quan hệ của nó
after-of-own-rule = `after` của quy tắc riêng của biểu ghi ở các quan hệ của nó
rule-needs-key = quy tắc "{ $rule }" thiếu `{ $key }`
no-rule-to-extend = chương trình không có quy tắc "{ $rule }" để mở rộng
rule-extended-twice = quy tắc "{ $rule }" được mở rộng hai lần
rule-of-reading-extended = quy tắc "{ $rule }" là quy tắc đọc tệp: chỉ đổi được lời
no-such-rule = không có quy tắc "{ $rule }" trong biểu này, trong chương trình hay trong các quy tắc đọc tệp
rule-without-relation = quy tắc "{ $rule }" không có quan hệ nào
not-an-hour = phải là giờ, như 08:30:00
generate-twice = hai mục generate cùng vào { $at }
generate-empty = generate cần ít nhất một mục
not-a-span = phải là khoảng thời gian như "7d", "36h" hay "90m"
generate-at-or-before = mục generate có at hoặc before
localities-expected = có { $count } địa phương
not-a-colour = "{ $text }" không phải màu gồm sáu chữ số thập lục phân
role-without-entry = vai trò { $role } chưa được khai báo
target-of-two-kinds = mục tiêu là {"{"} of = "chỉ tiêu", percent = 1 đến 100, by = ngày {"}"} hoặc {"{"} value = "…", by = ngày {"}"}
shares-not-whole = tỷ lệ chia của "{ $place }" phải gồm { $parts } và cộng lại bằng 100, không số nào dưới 0
target-of-no-sum = biểu { $form } không cộng tổng chỉ tiêu "{ $line }"
target-of-another-unit = biểu { $form } không cộng tổng chỉ tiêu "{ $of }" theo { $unit } như "{ $line }"
not-a-decimal = "{ $text }" không phải số thập phân nhỏ hơn 10^15
not-a-day = phải là ngày, như 2024-10-01
not-a-moment = phải là thời điểm, như 2021-07-01T15:00:00+07:00
form-before-its-time = biểu { $form } có hiệu lực từ { $from }, số liệu đến { $day }: chọn biểu khác, hoặc nêu lý do bằng form_outside_its_time = "…"
form-outside-its-days = biểu { $form } có hiệu lực từ { $from } đến { $to }, số liệu đến { $day }: chọn biểu khác, hoặc nêu lý do bằng form_outside_its_time = "…"
rule-of-program-declared = quy tắc "{ $rule }" là của chương trình ({ $defined }): ghi extends = "{ $rule }" để đổi ở đây, hoặc lấy mã khác
relation-of-program-rule = quy tắc "{ $rule }" là của chương trình: chỉ thêm quan hệ được khi một [[rule]] có extends = "{ $rule }"
declaration-also = { $what }; cũng ở dòng { $lines }
declaration-also-more = { $what }; cũng ở dòng { $lines } và { $more } chỗ nữa
no-such-line = biểu này không có chỉ tiêu "{ $name }"
no-such-unit = biểu này không có đơn vị "{ $name }"
no-such-section = biểu này không có mục "{ $name }"
no-such-sheet-of-lines = biểu này không có trang chỉ tiêu "{ $name }"
no-such-provision = biểu này không có quy định "{ $name }"
no-such-table = biểu này không có trang bảng "{ $name }"
no-such-column = biểu này không có cột "{ $name }"



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

rule-book-title = Quy tắc kiểm tra: gói { $pack }, biểu { $form }
rule-book-made = Tệp này do `briefbook rules` sinh ra, không sửa tay.
rule-book-severity = Mức: { $text }
rule-book-status = Trạng thái: { $text }
rule-book-why = Vì sao: { $text }
rule-book-in-force = Thời gian: { $text }
rule-book-reads = Đọc: { $text }
rule-book-basis = Căn cứ: { $text }
rule-book-example = Ví dụ: { $text }
rule-book-defined = Khai báo tại: `{ $file }`
rule-active = áp dụng
rule-on-trial = chạy thử, chỉ ban tổ chức thấy
division = { $of } ÷ { $per } = { $rate }%
division-per = { $of } ÷ { $per } = { $quotient } { $unit }
number-and-unit = { $number } { $unit }
percent = { $value }%
plus = { $first } + { $second }
and = { $first } và { $second }
semicolon = { $first }; { $second }
and-more = { $names }, …
addends-and-sum = { $addends } = { $sum }
about = khoảng { $value }
not-given = không ghi
no-value = không có giá trị
range = { $low }–{ $high }
from-bound = từ { $bound }
up-to-bound = đến { $bound }
below-bound = thấp hơn mức { $bound }
above-bound = cao hơn mức { $bound }
outside-range = ngoài khoảng { $range }
outside-usual-range = ngoài khoảng thường gặp { $range }
whole-country = Cả nước
row-named = Dòng { $row } ({ $name })
row-since = { $row } (thành lập ngày { $day })
row-and-column = Dòng { $row }, cột { $column },
line-named = Chỉ tiêu { $line }
value-of-period = kỳ { $period }: { $value }
value-of-period-merged = kỳ { $period }: { $value } ({ $localities } gộp lại)
former-name = { $name } (cũ)
new-name = { $name } (mới)

relation-of-sums = { $place } (cộng { $count } địa phương): { $message }
relation-equals = Chỉ tiêu { $line } ghi { $value }, nhưng { $codes } = { $sum }.
relation-equals-correction = Sửa chỉ tiêu { $line } hoặc các chỉ tiêu { $codes } cho khớp.
relation-at-most = Chỉ tiêu { $line } là { $value }, lớn hơn chỉ tiêu { $limit } là { $most }.
relation-at-most-correction = Chỉ tiêu { $line } không được lớn hơn chỉ tiêu { $limit }; kiểm tra lại cả hai (ô { $cell } và ô { $limit_cell }).
relation-at-most-correction-of-sums = Chỉ tiêu { $line } không được lớn hơn chỉ tiêu { $limit }; kiểm tra lại cả hai.
relation-sum-at-most = Chỉ tiêu { $lines }: { $sum }, lớn hơn chỉ tiêu { $limit } là { $most }.
relation-sum-at-most-correction = Tổng các phần không được lớn hơn tổng thể; kiểm tra lại các chỉ tiêu này.
relation-needs = Chỉ tiêu { $line } là { $value }, nhưng chỉ tiêu { $with } bằng 0.
relation-needs-correction = Kiểm tra lại cả hai chỉ tiêu { $line } và { $with }; nếu đúng, giải thích ở cột Ghi chú.
relation-zero-with = Chỉ tiêu { $zero } bằng 0, nhưng chỉ tiêu { $line } là { $value }.
relation-zero-with-correction = Số lượng và diện tích phải cùng bằng 0 hoặc cùng khác 0.
relation-share = Chỉ tiêu { $of } so với { $per }: { $division }, { $outside }.
relation-average = Bình quân chỉ tiêu { $of } chia chỉ tiêu { $per }: { $division }, { $outside }.
relation-within = Chỉ tiêu { $line } còn { $value }, quy định không quá { $limit }.
relation-reaches = Chỉ tiêu { $of } so với { $per }: { $division }; mục tiêu { $target }%, còn thiếu { $missing }.
relation-each-below = { $row }: { $column } là { $value }, nhỏ hơn mức tối thiểu { $limit }.
relation-each-below-key = { $column }: nhỏ hơn mức tối thiểu { $limit }
relation-each-above = { $row }: { $column } là { $value }, lớn hơn mức tối đa { $limit }.
relation-each-above-key = { $column }: lớn hơn mức tối đa { $limit }
relation-recomputed = Chỉ tiêu { $line }: địa phương báo cáo { $value }, tính lại từ danh mục { $found }, chênh lệch { $difference }{ $rows }{ $empty }.
relation-recomputed-correction = Sửa chỉ tiêu hoặc sửa, bổ sung các dòng của danh mục cho khớp.
recomputed-rows-not-counted = ; bằng dòng chưa được tính vào: { $rows }
recomputed-rows-counted = ; bằng dòng đang được tính: { $rows }
recomputed-rows-empty = ; dòng chưa ghi số: { $rows }
relation-distinct = “{ $name }” có ở nhiều dòng của danh mục ({ $rows }), { $column }: { $values }.
relation-distinct-correction = Chỉ giữ một dòng cho mỗi cụm; hai cụm khác nhau thì ghi rõ tên.
relation-distinct-shared = “{ $name }” ({ $value }) cũng có trong danh mục của địa phương khác với cùng diện tích.
relation-distinct-shared-correction = Đối chiếu địa giới và quyết định thành lập; mỗi cụm chỉ do một địa phương báo cáo.
relation-unlike = Dòng { $row }, cột { $column }: “{ $text }” có chữ “{ $word }”.
column-without-word = { $column } không có chữ này
relation-not-falling = Chỉ tiêu { $line } là { $value }, thấp hơn { $before }.
relation-not-falling-correction = Nếu có cụm bị rút, bãi bỏ hoặc điều chỉnh, ghi rõ ở cột Ghi chú; nếu không, kiểm tra lại số liệu.
relation-grows-by = Chỉ tiêu { $line } là { $value }, nhưng { $before } cộng chỉ tiêu { $by } là { $added }: { $sum }.
relation-grows-since = Chỉ tiêu { $line } là { $value }, nhưng { $before } cộng phần của chỉ tiêu { $by } sau kỳ đó là { $added }: { $sum }.
relation-grows-by-correction = Phần chênh lệch do rút, bãi bỏ thì ghi ở cột Ghi chú; nếu không, sửa một trong các số.
relation-covers-half = Chỉ tiêu { $line } cả năm là { $value }, nhỏ hơn { $before }.
relation-covers-half-correction = Số cả năm gồm cả sáu tháng đầu năm; kiểm tra lại cả hai kỳ.
rate-above-hundred = Chỉ tiêu { $line } ghi { $value }, vượt 100%; tính lại: { $division }.
rate-differs = Chỉ tiêu { $line }: { $division }, nhưng báo cáo ghi { $value }.
rate-above = Chỉ tiêu { $line } ghi { $value }, cao hơn phép chia { $division }; { $why }.
rate-without-quotient = Chỉ tiêu { $line } ghi { $value }, { $why }.
rate-over-hundred = vượt 100%
rate-of-nothing = nhưng chỉ tiêu { $per } là 0, không có gì để chia
rate-correction = Ghi { $rate }% hoặc kiểm tra lại chỉ tiêu { $of } (ô { $of_cell }) và { $per } (ô { $per_cell }).
rate-needs-explanation = chưa báo cáo đất đã chấp thuận, chưa thuê nên không có gì giải thích phần chênh lệch
rate-partly-explained = tối đa { $rate }% nếu cộng cả chỉ tiêu { $line }; cần ghi rõ phần đã cộng
rate-explained = khớp nếu cộng chỉ tiêu { $line }: { $rate }%
rate-not-explained = cộng cả chỉ tiêu { $line } là { $value } cũng chỉ được { $rate }%
relation-denominator = Chỉ tiêu { $line } ghi { $value }, khớp với { $taken }: mẫu số đúng là chỉ tiêu { $per }, cho { $division }.
denominator-taken = { $division } (chia cho chỉ tiêu { $line })

decision-not-applied = Quyết định { $id } về chỉ tiêu { $line } của địa phương { $place } không còn áp dụng: { $why }.
decision-not-applied-correction = Xem lại số liệu; nếu cần thì ghi quyết định mới, nếu không thì rút lại: briefbook decide undo … --undoes { $id }
decision-file-gone = không còn tệp { $file } như khi quyết định
decision-another-file = tệp được tính nay không phải { $file }
waiver-expired = đã hết hạn ngày { $day }
waiver-of-another-value = giá trị hiện nay là { $value }
waiver-under-another = phát hiện này đang được nêu cùng { $rule }, hãy miễn trừ { $rule }
waiver-of-nothing = không còn phát hiện nào như vậy
waiver-about-value = , chỉ tiêu { $line } ghi { $value }
waiver-about-line = , chỉ tiêu { $line }
waiver-not-applied = Miễn trừ quy tắc { $rule } cho địa phương { $place }{ $about }: không áp dụng, { $why }.
waiver-not-applied-correction = Xem lại mục [[waiver]] trong conference.toml.

cut-off-another-day = Số liệu tính đến ngày { $day }, không đúng ngày chốt số liệu của kỳ: { $wanted }.
cut-off-no-day = Tệp không ghi số liệu tính đến ngày nào; ngày chốt của kỳ là { $wanted }.
cut-off-unreadable = Không đọc được ngày “{ $text }”; ngày chốt số liệu của kỳ là { $wanted }.
cut-off-correction = Chốt lại số liệu đến { $wanted } và ghi theo dạng ngày/tháng/năm.
expected-from-median = mức suy ra từ trung vị cả nước và quy mô của địa phương
expected-from-period = số của kỳ { $period }
magnitude = Chỉ tiêu { $line } ghi { $value }, lệch khoảng { $times } lần so với { $expected } ({ $usual }); { $why }.
magnitude-other-unit = có thể đã ghi theo { $unit }
magnitude-separator = có thể nhầm dấu phân nhóm nghìn
magnitude-correction = Nếu vậy, ghi { $value }; nếu số liệu đúng, giải thích ở cột Ghi chú.
merged-localities = { $rows }/{ $all } dòng của trang { $sheet } ghi địa bàn theo cấp huyện: tệp có thể chỉ là số liệu của { $name }, chưa gồm { $others }.
merged-localities-correction = Kiểm tra tệp gồm số liệu của cả { $others }; nếu chưa, lập lại cho toàn địa bàn { $place } hiện nay.
obsolete-name = “{ $text }” ghi { $name }.
obsolete-name-in-row = Dòng { $row }, cột { $column }: “{ $text }” ghi { $name }.
name-merged = { $name }, nay đã sáp nhập
name-changed = { $name }, nay là { $now }
current-name = tên đơn vị hành chính mới
obsolete-name-correction = Ghi tên theo đơn vị hành chính hiện hành; tên cũ, nếu cần, để trong ngoặc kèm chữ “cũ”.
hundredfold = Chỉ tiêu { $line } ghi { $value }, có thể là { $meant }%: { $division }.
hundredfold-correction = Ghi { $meant } (đơn vị %).
whole-number = số nguyên
at-most-decimals = không quá { $count } chữ số thập phân
not-whole = { $name } phải là số nguyên, đang ghi { $value }.
not-whole-correction = Kiểm tra dấu chấm, dấu phẩy và đơn vị tính.
too-exact = { $name } được có { $allowed }, đang ghi { $value }.
too-exact-correction = Làm tròn số, hoặc kiểm tra dấu phân nhóm nghìn.
unusual-change = Chỉ tiêu { $line } là { $value }, kỳ { $period } là { $before }: thay đổi { $change }, ngoài khoảng thường gặp của chỉ tiêu này ({ $low } đến { $high }).
unusual-change-correction = Kiểm tra lại; nếu đúng, giải thích ở cột Ghi chú.

every-period = mọi kỳ
asked-of-34 = số liệu theo địa giới 34 tỉnh, thành phố, từ 01/7/2025
in-force-from = số liệu từ { $from }
in-force-from-to = số liệu từ { $from } đến { $to }
law-says = { $citation } ({ $days }): { $says }
law-says-level = { $citation } ({ $days }; mức { $value }): { $says }
reads-lines = chỉ tiêu { $lines }
reads-sheets = trang tính { $sheets }
rule-of-reading-reads = tệp gửi đến
rule-v08-why = Ô định dạng phần trăm hiện 29% nhưng giữ 0,29; gõ thêm hai chữ số thì thành 2900%. Sai 100 lần làm lệch mọi so sánh.
rule-v15-why = Cụm, dự án, người đếm được thì không có phần lẻ; phần lẻ thường là dấu phân nhóm nghìn bị đọc thành dấu thập phân.
rule-v18-why = Ghi đồng ở dòng tính theo tỷ đồng, m² ở dòng tính theo ha, hoặc nhầm dấu phân nhóm nghìn làm sai tổng của cả nước.
rule-v19-why = Số liệu của các ngày khác nhau không cộng được với nhau.
rule-v22-why = Từ ngày 01/7/2025 các tỉnh đã sáp nhập không còn trên bản đồ; tên cũ làm số liệu bị gán nhầm địa bàn.
rule-v25-why = Thay đổi khác hẳn mức mà chỉ tiêu ấy thường thay đổi thì phần lớn là nhầm dòng hoặc nhầm đơn vị.
rule-v27-why = 23 tên vừa là tên địa phương cũ, nhỏ hơn, vừa là tên địa phương mới; tệp của địa phương cũ thiếu số của các phần còn lại.
rule-v19 = Số liệu tính đến đúng ngày chốt của kỳ báo cáo
rule-v19-reads = ngày số liệu ở trang thông tin
rule-v19-example = Kỳ 6 tháng đầu năm 2021 ghi số liệu đến ngày 30/6/2021
rule-v18 = Số liệu không lệch hàng nghìn lần so với kỳ trước hoặc mức chung của cả nước
rule-v18-reads = mọi chỉ tiêu (trừ tỷ lệ) của kỳ này, kỳ trước và của các địa phương khác
rule-v18-example = Vốn hạ tầng ghi 900500000000 (đồng) ở dòng tính theo tỷ đồng
rule-v27 = Tệp gồm đủ các địa phương cũ đã sáp nhập, không chỉ địa phương cũ cùng tên
rule-v27-reads = tên địa phương, cột địa bàn của danh mục
rule-v27-example = Tệp của Lào Cai năm 2026 có hơn một nửa số dòng danh mục ghi địa bàn theo huyện: có thể chưa gồm Yên Bái (cũ)
rule-v22 = Tên tỉnh, thành phố theo đơn vị hành chính hiện hành (từ 01/7/2025; tỉnh lên thành phố từ ngày có hiệu lực)
rule-v22-reads = tên địa phương, cột địa bàn của danh mục
rule-v22-example = Địa bàn ghi “xã A, tỉnh Hà Giang” sau ngày 01/7/2025
rule-v08 = Tỷ lệ phần trăm không ghi lệch 100 lần
rule-v08-reads = tỷ lệ, tử số và mẫu số của nó
rule-v08-example = Tỷ lệ lấp đầy ghi 0,55 trong khi 108,7 ÷ 196 = 55,46%
rule-v15 = Số cụm, số dự án, số người phải là số nguyên; Diện tích, số tiền có không quá hai chữ số thập phân
rule-v15-reads = mọi chỉ tiêu, các cột số của danh mục
rule-v15-example = Số cụm ghi 1,5; diện tích ghi 181,125 ha
rule-v25 = Số liệu không tăng, giảm bất thường so với kỳ trước
rule-v25-reads = mọi chỉ tiêu (trừ tỷ lệ) của kỳ này và các kỳ trước
rule-v25-example = Lao động tăng 180% trong khi các địa phương thường tăng từ 0% đến 12%
rule-r01 = Tệp mở được như một bảng tính, không hỏng, không vượt giới hạn
rule-r01-example = Tệp có mật khẩu, tệp rỗng, tệp HTML đổi đuôi thành .xls, danh mục hơn 5.000 dòng
rule-r02 = Tệp ghi rõ địa phương nào gửi
rule-r02-example = Ô Địa phương ghi “Hà Tay”: không đúng tên địa phương nào
rule-r03 = Có đủ trang tính bắt buộc và dòng tiêu đề cột
rule-r03-example = Tệp không có trang BIEU_04; hoặc trang tính không còn dòng tiêu đề cột
rule-r04 = Chỉ tiêu, ô bắt buộc không để trống
rule-r04-example = Ô D32 (tỷ lệ lấp đầy) để trống
rule-r05 = Ô số liệu là một con số đọc được, không hai nghĩa
rule-r05-example = Ô ghi “chưa rõ”, “12 cụm, 5 ha”, #REF!
rule-r06 = Mỗi địa phương có một tệp được tính; lần gửi cao nhất
rule-r06-example = Hai tệp của một tỉnh cùng ghi lần gửi 2 nhưng số liệu khác nhau: chưa tệp nào được tính
rule-r07 = Tệp thuộc đúng kỳ báo cáo của hội nghị
rule-r07-example = Ô Kỳ báo cáo ghi “năm 2020” trong khi hội nghị lấy số 6 tháng đầu năm 2021
rule-r08 = Địa phương đã gửi báo cáo
rule-r08-example = Đến lúc tổng hợp chưa có tệp nào của địa phương
rule-r09 = Ký tự trong ô in được
rule-r09-example = Trong ô có ký tự biểu tượng mà phông chữ văn bản không có
rule-r10 = Mỗi chỉ tiêu, cột, trang tính chỉ có một
rule-r10-example = Chỉ tiêu 15 có ở hai dòng với hai số khác nhau; hai cột cùng tên “Kết quả”
rule-r11 = Ô lựa chọn ghi đúng một giá trị của danh sách
rule-r11-example = Cột Loại chủ đầu tư ghi “DN” thay cho “Doanh nghiệp”; cột Xử lý nước thải ghi 5 (chỉ có 0, 1, 2)
rule-r12 = Chữ theo Unicode, không theo bảng mã cũ (TCVN3, VNI)
rule-r12-example = Ô dùng phông .VnTime được đọc theo TCVN3 và đổi sang Unicode
rule-r13 = Số liệu theo đơn vị tính của biểu
rule-r13-example = Cột Đơn vị tính ghi “triệu đồng”, biểu dùng “tỷ đồng”: số được đổi và báo lại
rule-r14 = Báo cáo đến trước hạn của hội nghị
rule-r14-example = Sổ nhận ghi tệp đến sau hạn của hội nghị
rule-r15 = Miễn trừ của ban tổ chức còn hiệu lực và khớp số liệu
rule-r15-example = Miễn trừ đã hết hạn, hoặc số liệu không còn vi phạm
rule-r16 = Mẫu biểu đã phát được dùng đúng biểu mẫu, đúng địa phương
rule-r16-example = Mẫu phát cho Bắc Giang được gửi lại với tên địa phương Bắc Ninh

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
comparison-of-same-localities = Tăng, giảm tính trên các địa phương có số liệu ở cả hai kỳ:
comparison-recomputed = So với kỳ trước theo số tính lại:
comparison-rounded = Do làm tròn số, mức tăng, giảm có thể khác hiệu của hai số đã in ở chữ số cuối.
signs-below = Ký hiệu: { $signs }.
sign-none = { $sign } không có
sign-missing = { $sign } chưa có số liệu dùng được
sign-not-applicable = { $sign } không áp dụng
parts-exceed = cộng lại là { $sum }, hơn tổng số { $gap }
parts-fall-short = cộng lại là { $sum }, kém tổng số { $gap }
parts-of-places = số liệu của { $places } chưa khớp
parts-of-many = số liệu của { $count } địa phương chưa khớp
template-sum-note-needs-lines = sum_note cần chỉ tiêu tổng rồi các chỉ tiêu thành phần, ví dụ {"{{"}sum_note "15" "15.1" "15.2"{"}}"}
approximate-below = { $sign } Tổng gồm giá trị địa phương ghi gần đúng: { $counts }.
total-of-approximate = gồm { $count } giá trị gần đúng
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
doubtful-note = { $sign } Số liệu đang xác minh, hoặc phụ thuộc số liệu đang xác minh.
held-note = { $sign } Số liệu có căn cứ là sai, chưa cộng vào tổng số: { $values }.
held-value = { $line } của { $place } ({ $value } { $unit })
held-and-more = { $values } và { $count } số khác
phrase-leader-unsure = { $leader } (chưa chắc chắn, còn phụ thuộc số liệu đang xác minh của { $localities })
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
template-cites-by-hand = “{ $word }” là văn bản được dẫn bằng tay, có thể không có hiệu lực vào ngày của tài liệu; khai báo trong thresholds.toml và viết {"{{"}cites "…"{"}}"}, hoặc ghi chú {"{{"}!-- { $comment } … --{"}}"}
template-typed-beside-figure-would-stay = “{ $word }” gõ sẵn cạnh con số, số liệu đổi thì câu sẽ sai; dùng hàm (fig, rank_words, leader), hoặc ghi {"{"}{"{"}!-- { $comment } lý do --{"}"}{"}"} ở dòng trên
template-needs-reason = “{ $comment }” phải kèm lý do
template-nearest = { $message }; gần nhất là “{ $nearest }”
template-nearest-line = { $message }; gần nhất là “{ $code }” ({ $name })
template-in-context = { $context }: { $message }
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
template-toml-unknown-key = không có khóa “{ $name }”, chỉ có { $known }
template-toml-unknown-value = không có giá trị “{ $name }”, chỉ có { $known }
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
api-helper-sum-note = sau các số “trong đó”: không ghi gì nếu cộng lại bằng tổng; nếu không thì nêu chênh lệch và địa phương có số liệu chưa khớp
api-helper-rose = có tăng hay không
api-helper-fell = có giảm hay không
api-helper-in-force = quy định có mã đó trong `thresholds.toml` có hiệu lực tại ngày của tài liệu hay không
api-helper-cites = dẫn văn bản, điều khoản của quy định đang có hiệu lực; nguồn thứ cấp thì ghi rõ
api-helper-days-until = số ngày từ ngày của tài liệu đến ngày đó; trống khi đã đến
api-helper-days-since = số ngày đã qua kể từ ngày đó đến ngày của tài liệu; trống khi chưa qua
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
api-name-past-current = mục `show` của giá trị kỳ này của các địa phương được so sánh
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
api-aspect-numerator = tử số mà tỷ lệ được tính từ đó
api-aspect-denominator = mẫu số mà tỷ lệ được tính từ đó
api-aspect-spread = chênh lệch giữa các cách tính, điểm phần trăm
api-aspect-previous = giá trị của kỳ trước, trên địa giới hiện nay, của các địa phương có số liệu ở cả hai kỳ; `previous_2` là kỳ trước nữa
api-aspect-current = giá trị kỳ này của chính các địa phương đó: trừ `previous` thì được `change`
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
