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

history-at-least-one = history is at least 1: a book tells what changed since the one before it
memory-at-least = memory_mb is at least { $least }: the reading process itself takes half of it
period-not-understood = period is not like "6 tháng đầu năm 2021" or "năm 2026"
list-of-localities = the list of localities "{ $name }": { $why }
list-not-in-folder = it has to lie in the conference's folder
no-such-conference = there is no conference "{ $name }" beside this one, nor one of such a period
carry-forward-needs-previous = carry_forward takes values from the conference before: name it in `previous`
form-has-no-line = the form { $form } has no line "{ $line }"
line-not-carried = line "{ $line }" cannot be carried forward: it is not a stock that is added up
no-rule-to-waive = the form { $form } has no rule "{ $rule }" to waive
no-locality-with-code = there is no locality with code "{ $code }"
factor-above-zero = a factor is above zero
line-declared-twice = line "{ $line }" is declared twice
sheet-of-one-kind = a sheet has exactly one of [sheet.info], [sheet.lines], [sheet.table]
sheet-name-reserved = the name "{ $name }" is kept for the mark of forms that are sent out
suggest-for-text = suggest is for a column of text; a choice lists its words itself
ends-before-it-begins = it ends before it begins
in-force-twice = "{ $id }" is in force twice on one day
no-such-instrument = there is no instrument "{ $id }" in this file
received-first-line = the first line must be file,received
received-twice = the file "{ $file }" is noted twice
received-cells = { $cells } cells, but { $columns } columns
received-no-moment = "{ $text }" is not a moment with its zone, like 2021-06-29T16:05:00+07:00
received-not-utf8 = this is not UTF-8: save it in Excel as "CSV UTF-8"
received-unknown-column = unknown column "{ $column }", expected file and received
received-column-twice = there are two columns { $column }
received-no-column = there is no column { $column }
received-no-file = there is no file "{ $file }" in submissions
received-no-file-nearest = there is no file "{ $file }" in submissions; the nearest is "{ $near }"
places-of-relation = places is a list of "locality", "region", "country", at least one
relation-of-localities-only = this relation can be asked of localities only
relation-needs-law = this relation needs a `law` with a value
provision-without-value = "{ $id }" has no value
relation-needs-bound = this relation needs `low`, `high` or both
high-below-low = `high` is below `low`
condition-of-one-kind = a condition has either `is = [words]` or `filled = true` or `false`
rule-id-or-extends = a rule has either `id`, or `extends` with the id of a rule of the program
rule-declared-twice = rule "{ $rule }" is declared twice
severity-of-own-rule = the severity of a form's own rule stands with its relations
after-of-own-rule = `after` of a form's own rule stands with its relations
rule-needs-key = rule "{ $rule }" needs a `{ $key }`
no-rule-to-extend = there is no rule "{ $rule }" of the program to extend
rule-extended-twice = rule "{ $rule }" is extended twice
rule-of-reading-extended = rule "{ $rule }" is one of reading: only its words can be changed
no-such-rule = there is no rule "{ $rule }" in this form, in the program or of reading
rule-without-relation = rule "{ $rule }" has no relation
not-an-hour = this must be an hour, like 08:30:00
generate-twice = two entries of generate are for { $at }
generate-empty = generate needs at least one entry
not-a-span = this must be a time like "7d", "36h" or "90m"
generate-at-or-before = an entry of generate has either at or before
localities-expected = there are { $count } localities
not-a-colour = "{ $text }" is not a colour of six hexadecimal digits
role-without-entry = the role { $role } has no entry
target-of-two-kinds = a target is {"{"} of = "line", percent = 1 to 100, by = day {"}"} or {"{"} value = "…", by = day {"}"}
shares-not-whole = the shares of "{ $place }" must be of { $parts } and sum to 100, none below 0
target-of-no-sum = the form { $form } adds up no line "{ $line }"
target-of-another-unit = the form { $form } adds up no line "{ $of }" in { $unit }, as "{ $line }" is
not-a-decimal = "{ $text }" is not a decimal number below 10^15
not-a-day = this must be a day, like 2024-10-01
not-a-moment = this must be a moment, like 2021-07-01T15:00:00+07:00
form-before-its-time = the form { $form } is in force from { $from }, the data run to { $day }: choose another form, or say why with form_outside_its_time = "…"
form-outside-its-days = the form { $form } is in force from { $from } to { $to }, the data run to { $day }: choose another form, or say why with form_outside_its_time = "…"
rule-of-program-declared = rule "{ $rule }" is the program's ({ $defined }): write extends = "{ $rule }" to change what it says here, or take another id
relation-of-program-rule = rule "{ $rule }" is the program's: a relation can add to it where a [[rule]] has extends = "{ $rule }"
declaration-also = { $what }; also at line { $lines }
declaration-also-more = { $what }; also at line { $lines } and { $more } more
no-such-line = there is no line "{ $name }" in this form
no-such-unit = there is no unit "{ $name }" in this form
no-such-section = there is no section "{ $name }" in this form
no-such-sheet-of-lines = there is no sheet of lines "{ $name }" in this form
no-such-provision = there is no provision of the law "{ $name }" in this form
no-such-table = there is no table sheet "{ $name }" in this form
no-such-column = there is no column "{ $name }" in this form



## Places (localities)



## Reading workbooks (intake)



## Submissions (normalise)



## Rules (validate)

declaration-wrong = the declaration is wrong: { $what }
rule-book-title = Rules: pack { $pack }, form { $form }
rule-book-made = This file is made by `briefbook rules`; do not edit it.
rule-book-severity = Severity: { $text }
rule-book-status = Status: { $text }
rule-book-why = Why: { $text }
rule-book-in-force = Asked of: { $text }
rule-book-reads = Reads: { $text }
rule-book-basis = Basis: { $text }
rule-book-example = Example: { $text }
rule-book-defined = Defined in: `{ $file }`
rule-active = active
rule-on-trial = on trial, seen by the secretariat only
division = { $of } ÷ { $per } = { $rate }%
division-per = { $of } ÷ { $per } = { $quotient } { $unit }
number-and-unit = { $number } { $unit }
percent = { $value }%
plus = { $first } + { $second }
and = { $first } and { $second }
semicolon = { $first }; { $second }
and-more = { $names }, …
addends-and-sum = { $addends } = { $sum }
about = about { $value }
not-given = not given
no-value = no value
range = { $low }–{ $high }
from-bound = { $bound } or more
up-to-bound = { $bound } or less
below-bound = below { $bound }
above-bound = above { $bound }
outside-range = outside { $range }
outside-usual-range = outside the usual { $range }
whole-country = The whole country
row-named = Row { $row } ({ $name })
row-since = { $row } (established on { $day })
row-and-column = Row { $row }, column { $column },
line-named = Line { $line }
value-of-period = { $period }: { $value }
value-of-period-merged = { $period }: { $value } ({ $localities } together)
former-name = { $name } (former)
new-name = { $name } (new)

relation-of-sums = { $place } (sum of { $count ->
    [one] 1 locality
   *[other] { $count } localities
}): { $message }
relation-equals = Line { $line } is { $value }, but { $codes } = { $sum }.
relation-equals-correction = Correct line { $line } or lines { $codes } so that they agree.
relation-at-most = Line { $line } is { $value }, above line { $limit }, which is { $most }.
relation-at-most-correction = Line { $line } must not be above line { $limit }; check both (cells { $cell } and { $limit_cell }).
relation-at-most-correction-of-sums = Line { $line } must not be above line { $limit }; check both.
relation-zero-with = Line { $zero } is 0, but line { $line } is { $value }.
relation-zero-with-correction = Number and area must both be 0 or both be above 0.
relation-share = Line { $of } of { $per }: { $division }, { $outside }.
relation-average = Line { $of } divided by line { $per }: { $division }, { $outside }.
relation-within = Line { $line } is still { $value }; the law allows at most { $limit }.
relation-reaches = Line { $of } of { $per }: { $division }; the target is { $target }%, { $missing } are missing.
relation-each-below = { $row }: { $column } is { $value }, below the minimum of { $limit }.
relation-each-below-key = { $column }: below the minimum of { $limit }
relation-each-above = { $row }: { $column } is { $value }, above the maximum of { $limit }.
relation-each-above-key = { $column }: above the maximum of { $limit }
relation-recomputed = Line { $line }: the locality reports { $value }, its list gives { $found }, the difference is { $difference }{ $rows }{ $empty }.
relation-recomputed-correction = Correct the line, or correct and complete the rows of the list.
recomputed-rows-not-counted = ; equal to rows that are not counted: { $rows }
recomputed-rows-counted = ; equal to rows that are counted: { $rows }
recomputed-rows-empty = ; rows without a number: { $rows }
relation-distinct = “{ $name }” stands in several rows of the list ({ $rows }), { $column }: { $values }.
relation-distinct-correction = Keep one row for each cluster; give two different clusters different names.
relation-distinct-shared = “{ $name }” ({ $value }) stands with the same area in the list of another locality.
relation-distinct-shared-correction = Check the boundary and the decision of establishment; each cluster is reported by one locality.
relation-unlike = Row { $row }, column { $column }: “{ $text }” contains “{ $word }”.
column-without-word = { $column } without this word
relation-not-falling = Line { $line } is { $value }, below { $before }.
relation-not-falling-correction = If clusters were withdrawn, abolished or changed, say so in the remarks; otherwise check the number.
relation-grows-by = Line { $line } is { $value }, but { $before } and line { $by }, which is { $added }, give { $sum }.
relation-grows-by-correction = Explain in the remarks what was withdrawn or abolished; otherwise correct one of the numbers.
relation-covers-half = Line { $line } of the whole year is { $value }, below { $before }.
relation-covers-half-correction = A year includes its first six months; check both periods.
rate-above-hundred = Line { $line } is { $value }, above 100%; recomputed: { $division }.
rate-differs = Line { $line }: { $division }, but { $value } was reported.
rate-above = Line { $line } is { $value }, above the quotient { $division }; { $why }.
rate-without-quotient = Line { $line } is { $value }, { $why }.
rate-over-hundred = above 100%
rate-of-nothing = but line { $per } is 0: there is nothing to divide by
rate-correction = Write { $rate }%, or check lines { $of } (cell { $of_cell }) and { $per } (cell { $per_cell }).
rate-needs-explanation = the difference needs an explanation
rate-explained = it agrees if line { $line } is added: { $rate }%
rate-not-explained = line { $line }, which is { $value }, does not explain all of it
relation-denominator = Line { $line } is { $value }, which agrees with { $taken }: the right denominator is line { $per }, which gives { $division }.
denominator-taken = { $division } (divided by line { $line })

waiver-expired = it ran until { $day }
waiver-of-another-value = the value is now { $value }
waiver-under-another = this finding is reported under { $rule }; waive { $rule }
waiver-of-nothing = there is no such finding any more
waiver-about-value = , line { $line } of { $value }
waiver-about-line = , line { $line }
waiver-not-applied = The waiver of rule { $rule } for locality { $place }{ $about } does not apply: { $why }.
waiver-not-applied-correction = Check [[waiver]] in conference.toml.

cut-off-another-day = The data run to { $day }, not to the cut-off of the period: { $wanted }.
cut-off-no-day = The workbook does not say to which day its data run; the cut-off of the period is { $wanted }.
cut-off-unreadable = The day “{ $text }” cannot be read; the cut-off of the period is { $wanted }.
cut-off-correction = Take the data up to { $wanted }, and write the day as day/month/year.
expected-from-median = what the median of the country and the size of the locality suggest
expected-from-period = the value of { $period }
magnitude = Line { $line } is { $value }, about { $times } times off { $expected } ({ $usual }); { $why }.
magnitude-other-unit = it may be in { $unit }
magnitude-separator = a thousands separator may be wrong
magnitude-correction = If so, write { $value }; if the number is right, explain it in the remarks.
merged-localities = { $rows } of { $all } rows of sheet { $sheet } name a district: the workbook may be of { $name } alone, without { $others }.
merged-localities-correction = Check that the workbook includes { $others }; if not, make it again for all of { $place } as it is today.
obsolete-name = “{ $text }” names { $name }.
obsolete-name-in-row = Row { $row }, column { $column }: “{ $text }” names { $name }.
name-merged = { $name }, which has been merged
name-changed = { $name }, which is now { $now }
current-name = the name of today
obsolete-name-correction = Use the names of today; a former name, where it is needed, goes in brackets with the word “cũ”.
hundredfold = Line { $line } is { $value }, perhaps meant as { $meant }%: { $division }.
hundredfold-correction = Write { $meant } (in %).
whole-number = a whole number
at-most-decimals = at most { $count ->
    [one] one decimal
   *[other] { $count } decimals
}
not-whole = { $name } must be a whole number, and is { $value }.
not-whole-correction = Check points, commas and the unit.
too-exact = { $name } may have { $allowed }, and is { $value }.
too-exact-correction = Round the number, or check the thousands separators.
unusual-change = Line { $line } is { $value }, and was { $before } in { $period }: a change of { $change }, outside what is usual for this line ({ $low } to { $high }).
unusual-change-correction = Check it; if it is right, explain it in the remarks.

every-period = every period
asked-of-34 = data on the map of 34 provinces and cities, from 1 July 2025
in-force-from = data from { $from }
in-force-from-to = data from { $from } to { $to }
law-says = { $citation } ({ $days }): { $says }
law-says-level = { $citation } ({ $days }; level { $value }): { $says }
reads-lines = lines { $lines }
reads-sheets = sheets { $sheets }
rule-of-reading-reads = the file as it came
rule-v08-why = A cell in percent format shows 29% and holds 0.29; two more digits make it 2900%. A factor of 100 spoils every comparison.
rule-v15-why = Clusters, projects and people that are counted have no fractions; a fraction is usually a thousands separator read as a decimal one.
rule-v18-why = Đồng on a line of billions, m² on a line of hectares or a misplaced separator make the total of the country wrong.
rule-v19-why = Data of different days cannot be added up.
rule-v22-why = Since 1 July 2025 the merged provinces are on no map; a former name puts data in the wrong place.
rule-v25-why = A change far outside what the line usually goes through is mostly a wrong line or a wrong unit.
rule-v27-why = 23 names mean a smaller locality of the past and a larger one of today; the smaller one's workbook lacks the rest.
rule-v15 = Counts of clusters, projects and people are whole numbers; areas and amounts have at most two decimals
rule-v15-reads = every line, and the number columns of the lists
rule-v15-example = A count of clusters of 1.5; an area of 181.125 ha
rule-v08 = A percentage is not off by a factor of 100
rule-v08-reads = the rate, its numerator and its denominator
rule-v08-example = An occupancy rate of 0.55 while 108.7 ÷ 196 = 55.46%
rule-v18 = A value is not thousands of times off the period before or the level of the country
rule-v18-reads = every line but rates, of this period, the period before and the other localities
rule-v18-example = Capital of 900500000000 (đồng) on a line of billions of đồng
rule-v19 = The data run to the cut-off of the reporting period
rule-v19-reads = the day of the data on the information sheet
rule-v19-example = For the first six months of 2021 the data run to 30 June 2021
rule-v22 = Names of provinces and cities are those of today (from 1 July 2025; of a province that became a city, from its day)
rule-v22-reads = the name of the locality, and the column of places of the list
rule-v22-example = A place given as “xã A, tỉnh Hà Giang” after 1 July 2025
rule-v25 = A value does not rise or fall unusually since the period before
rule-v25-reads = every line but rates, of this period and those before
rule-v25-example = Workers up by 180% while localities usually rise by 0% to 12%
rule-v27 = The workbook covers all merged localities, not only the former one of the same name
rule-v27-reads = the name of the locality, and the column of places of the list
rule-v27-example = More than half of the rows of Lào Cai's list of 2026 name districts: former Yên Bái may be missing
rule-r01 = The file opens as a workbook, whole and within the limits
rule-r01-example = A file with a password, an empty file, an HTML file named .xls, a list of more than 5,000 rows
rule-r02 = The file says which locality sent it
rule-r02-example = The cell Địa phương says “Hà Tay”: no locality has this name
rule-r03 = The required sheets and their header rows are there
rule-r03-example = There is no sheet BIEU_04, or a sheet has lost its header row
rule-r04 = Required lines and cells are not empty
rule-r04-example = Cell D32 (occupancy rate) is empty
rule-r05 = A cell of numbers holds one number that can be read in one way
rule-r05-example = A cell says “chưa rõ”, “12 cụm, 5 ha” or #REF!
rule-r06 = One file counts for each locality: the latest sending
rule-r06-example = Two files of a province both say sending 2 but differ: neither counts yet
rule-r07 = The file is of the conference's period
rule-r07-example = Kỳ báo cáo says “năm 2020” while the conference takes the first six months of 2021
rule-r08 = The locality has sent its report
rule-r08-example = No file of the locality had come when the book was made
rule-r09 = The characters in cells can be printed
rule-r09-example = A cell has a symbol that the typeface of documents lacks
rule-r10 = Each line, column and sheet stands once
rule-r10-example = Line 15 stands in two rows with two numbers; two columns are both called “Kết quả”
rule-r11 = A cell of choices holds one value of the list
rule-r11-example = Loại chủ đầu tư says “DN” for “Doanh nghiệp”; Xử lý nước thải says 5 (there are only 0, 1, 2)
rule-r12 = Text is Unicode, not an older encoding (TCVN3, VNI)
rule-r12-example = Cells in .VnTime were read as TCVN3 and converted to Unicode
rule-r13 = Values are in the units of the form
rule-r13-example = The unit column says “triệu đồng”, the form uses “tỷ đồng”: the number was converted and reported
rule-r14 = The report came before the conference's deadline
rule-r14-example = The register says that the file came after the deadline
rule-r15 = Waivers are still valid and fit the data
rule-r15-example = A waiver has run out, or the data no longer break the rule
rule-r16 = A form that was sent out comes back in the right form and from the right locality
rule-r16-example = The form sent to Bắc Giang comes back under the name of Bắc Ninh

same-elsewhere = { $message } The same holds in { $count } other places: { $places }.



## Receipts, loading, other findings (pipeline)



## Documents (compose)



## Template mistakes (compose diagnostics)



## Template reference (compose template_api)



## Printing (render)



## Workbooks that go out (spreadsheets)



## Publishing (publish)
