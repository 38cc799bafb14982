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

history-at-least-one = history ít nhất là 1: tài liệu nêu thay đổi so với lần trước
memory-at-least = memory_mb ít nhất là { $least }: riêng tiến trình đọc tệp đã dùng một nửa
period-not-understood = period phải có dạng "6 tháng đầu năm 2021" hoặc "năm 2026"
list-of-localities = danh sách địa phương "{ $name }": { $why }
list-not-in-folder = tệp phải nằm trong thư mục của hội nghị
no-such-conference = bên cạnh hội nghị này không có hội nghị "{ $name }", cũng không có hội nghị nào của kỳ đó
carry-forward-needs-previous = carry_forward lấy số của hội nghị trước: ghi hội nghị đó ở `previous`
form-has-no-line = biểu { $form } không có chỉ tiêu "{ $line }"
line-not-carried = chỉ tiêu "{ $line }" không chuyển tiếp được: không phải số lũy kế có cộng tổng
no-rule-to-waive = biểu { $form } không có quy tắc "{ $rule }" để miễn trừ
no-locality-with-code = không có địa phương nào mang mã "{ $code }"
factor-above-zero = hệ số phải lớn hơn 0
line-declared-twice = chỉ tiêu "{ $line }" được khai báo hai lần
sheet-of-one-kind = mỗi trang tính có đúng một trong [sheet.info], [sheet.lines], [sheet.table]
sheet-name-reserved = tên "{ $name }" dành cho dấu của mẫu biểu phát đi
suggest-for-text = suggest chỉ dùng cho cột chữ; cột lựa chọn đã có danh sách của nó
ends-before-it-begins = ngày hết hiệu lực trước ngày có hiệu lực
in-force-twice = "{ $id }" có hai quy định cùng hiệu lực trong một ngày
no-such-instrument = tệp này không có văn bản "{ $id }"
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



## Submissions (normalise)



## Rules (validate)

declaration-wrong = khai báo chưa đúng: { $what }
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
rate-needs-explanation = cần giải thích phần chênh lệch
rate-explained = khớp nếu cộng chỉ tiêu { $line }: { $rate }%
rate-not-explained = chỉ tiêu { $line } là { $value } chưa giải thích hết
relation-denominator = Chỉ tiêu { $line } ghi { $value }, khớp với { $taken }: mẫu số đúng là chỉ tiêu { $per }, cho { $division }.
denominator-taken = { $division } (chia cho chỉ tiêu { $line })

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



## Documents (compose)



## Template mistakes (compose diagnostics)



## Template reference (compose template_api)



## Printing (render)



## Workbooks that go out (spreadsheets)



## Publishing (publish)
