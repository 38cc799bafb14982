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



## Template mistakes (compose diagnostics)



## Template reference (compose template_api)



## Printing (render)



## Workbooks that go out (spreadsheets)



## Publishing (publish)
