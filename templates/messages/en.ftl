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

unit-percentage-points = percentage points
coverage-of-localities = { $coverage } localities
coverage-with-carried = { $reported } localities; { $carried } localities with figures of the previous period
coverage-text = { $accepted } of { $expected } localities, data as of { $day }
table-number = Table { $number }
chart-number = Figure { $number }
chart-no-data = no data
chart-unit = Unit: { $unit }
chart-unit-spoken = unit: { $unit }
annex = Annex
addressed = To:
recipients = Recipients:
document-code = Code { $code }
note-title = Note { $number }
national-name = SOCIALIST REPUBLIC OF VIET NAM
national-motto = Independence - Freedom - Happiness
province = { $name } province
city = { $name } city
name-of-new-map = { $name } (new)
carried-below = { $sign } From the previous period ({ $period }), or includes such figures.
carried-note = Figures marked { $sign } are from the previous period ({ $period }, data as of { $day }), or include such figures, for { $count } localities without a report that counts: { $localities }. They are not compared or ranked, and these localities are not counted among those with data.
finding-is-error = Error
finding-is-warning = Warning
finding-is-info = Note
finding-same-cause = Same cause: { $others }.
finding-explained = The locality explains: “{ $explanation }”.
finding-waived = Waived ({ $by }): { $reason }.
phrase-unranked = not ranked
phrase-highest = highest
phrase-lowest = lowest
phrase-ranked = ranked { $position }
phrase-tied = jointly { $what }
phrase-leader = { $word } in { $places }
phrase-no-data = no data yet
phrase-names-tied = { $names } ({ $value } each)
phrase-regions-tied = { $count } regions ({ $value } each)
phrase-localities-tied = { $count } localities ({ $value } each)
phrase-list = { $first } and { $last }
phrase-higher = higher than
phrase-lower = lower than
phrase-equal = equal to
phrase-not-comparable = not comparable with
phrase-rose = rose by
phrase-fell = fell by
phrase-unchanged = unchanged
phrase-no-comparison = not comparable with the previous period



## Template mistakes (compose diagnostics)



## Template reference (compose template_api)



## Printing (render)



## Workbooks that go out (spreadsheets)



## Publishing (publish)
