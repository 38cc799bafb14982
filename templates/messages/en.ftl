# Briefbook's sentences in English. Edit them with any text editor; keep the key at the start of each line and the names in
# { $… }. The program words what is left out as it was built.
# Syntax: Project Fluent. A line that begins with # is a comment.

## Numbers, periods, severities

qualifier-about = about
qualifier-over = over
qualifier-under = under
qualifier-estimated = an estimated
period-first-half = first half of { $year }
period-year = { $year }
severity-error = error
severity-warning = warning
severity-info = note

## Command line and reports (cli, commands)



## Declarations (config)



## Places (localities)



## Reading workbooks (intake)



## Submissions (normalise)



## Rules (validate)

same-elsewhere = { $message } The same holds in { $count } other places: { $places }.



## Receipts, loading, other findings (pipeline)



## Documents (compose)



## Template mistakes (compose diagnostics)



## Template reference (compose template_api)



## Printing (render)



## Workbooks that go out (spreadsheets)



## Publishing (publish)
