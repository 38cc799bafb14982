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



## Template reference (compose template_api)



## Printing (render)



## Workbooks that go out (spreadsheets)



## Publishing (publish)
