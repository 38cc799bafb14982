# Briefbook's sentences in English. Edit them with any text editor; keep the key at the start of each line and the names in
# { $… }. The program words what is left out as it was built.
# Syntax: Project Fluent. A line that begins with # is a comment.

## Numbers, periods, severities

qualifier-about = about
qualifier-over = over
qualifier-under = under
qualifier-estimated = an estimated
period-month = month { $month } of { $year }
period-quarter = quarter { $quarter } of { $year }
period-first-months = { $count ->
    [6] first half of { $year }
   *[other] first { $count } months of { $year }
 }
period-last-months = { $count ->
    [6] second half of { $year }
   *[other] last { $count } months of { $year }
 }
period-months = months { $from } to { $to } of { $year }
period-year = { $year }
severity-error = error
severity-warning = warning
severity-info = note

## Command line and reports (cli, commands)

report-coverage = coverage
report-findings = findings
report-made = documents
report-time = time
report-book = book
report-missing = missing
report-late = late
report-of-localities = { $accepted }/{ $expected } localities
report-on-trial = { $count } on trial
report-before-folding = { $count } before folding
report-book-stays = nothing has changed, the book stays
report-files-anew = { $count } files made anew
report-documents = { $count } as PDF and Word
report-errors = { $count } error
report-warnings = { $count } warning
report-notes = { $count } info
report-basis = Basis: { $basis }
report-folded = with it { $rule } { $cell }: { $message }
report-explanation = Explanation: { $explanation }
report-waiver = Waived: { $reason } ({ $by })
report-workbooks-read = { $count } workbooks read
report-verified = { $file } ({ $document }): { $right } figures right, { $wrong } wrong, { $gone } gone
report-wrong-figure = { $figure }: says { $says }, should be { $should }
stand-waiting = waiting
stand-due = due
stand-held = held
stand-superseded = superseded
stand-made = made
run-nothing-yet = nothing is due; the next time is { $next }
run-nothing-more = nothing is due, and nothing will be
run-held = { $name } is held: { $why }
run-late = { $late } after its time
run-made = { $name } is made{ $late }: { $coverage } localities, { $files } files made anew, { $book }
book-bears-code = bears the code: { $path }
book-bears-no-code = no file of this book bears the code { $code }
book-whole = as it was made
book-changed = not as it was made
book-verified = { $conference } of { $at }: { $files } files, { $state }
cannot-open = cannot open { $path }
no-file-and-no-folder = { $path } is neither a file nor a folder
nothing-to-check = name a file or a folder to check
no-conference-around = { $path } is not inside a conference folder: name one with --conference
cannot-read = cannot read { $path }
cannot-write = cannot write { $path }
no-such-path = there is no { $path }
conference-not-named = for a Word document, name the conference with --conference
own-program-unknown = cannot tell where this program is
declaration-wrong = the declaration is wrong: { $what }


## Declarations (config)

history-at-least-one = history is at least 1: a book tells what changed since the one before it
memory-at-least = memory_mb is at least { $least }: the reading process itself takes half of it
period-not-understood = period is not a period with its year, like "6 tháng đầu năm 2021", "quý II/2026" or "năm 2026"
deadline-after-meeting = the deadline { $deadline } is after the meeting begins ({ $begins })
meeting-before-data = the meeting is before { $day }, the day up to which the data run
data-outside-period = { $day } is not in the period { $period }
previous-synthetic = the data of the conference "{ $name }" are made up, those of this one are not; to compare them all the same, write `synthetic_previous = true`
previous-not-before = the data of the conference "{ $name }" run to { $day }, not to a day before those of this one
list-of-localities = the list of localities "{ $name }": { $why }
list-not-in-folder = it has to lie in the conference's folder
no-such-conference = there is no conference "{ $name }" beside this one, nor one of such a period
carry-forward-needs-previous = carry_forward takes values from the conference before: name it in `previous`
form-has-no-line = the form { $form } has no line "{ $line }"
line-not-carried = line "{ $line }" cannot be carried forward: it is not a stock that is added up
form-has-no-rule = the form { $form } has no rule "{ $rule }"
no-locality-with-code = there is no locality with code "{ $code }"
factor-above-zero = a factor is above zero
line-declared-twice = line "{ $line }" is declared twice
sheet-of-one-kind = a sheet has exactly one of [sheet.info], [sheet.lines], [sheet.table]
sheet-name-reserved = the name "{ $name }" is kept for the mark of forms that are sent out
suggest-for-text = suggest is for a column of text; a choice lists its words itself
ends-before-it-begins = it ends before it begins
in-force-twice = "{ $id }" is in force twice on one day
instrument-not-in-force = the provision is in force on days on which “{ $title }” is not
no-such-instrument = there is no instrument "{ $id }" in this file
decision-empty = this must not be empty
decision-id-twice = the id "{ $id }" stands above already
decision-undoes-unknown = there is no decision "{ $id }" above this one
decision-without-kind = a decision needs `kind`, or `undoes` with the id of the one it takes back
decision-kind-unknown = there is no kind "{ $kind }"; the kinds are { $known }
decision-needs = { $kind } needs `{ $key }`
decision-takes-not = { $kind } takes no `{ $key }`
decision-undo-takes-nothing = an entry that only takes another back has no `{ $key }`
decision-no-digest = sha256 has 64 hexadecimal digits in lower case; `briefbook decide` writes it
decision-no-answer = "{ $text }" is neither accepted nor refused
decision-refused = the decision was not written: { $what }
decisions-locked = somebody else is writing { $path }; try again in a moment
decided = Decision { $id } is written to decisions.toml. To take it back: briefbook decide undo … --undoes { $id }
decide-nothing-counts = no file of the locality { $place } counts; name one with --file
decide-another-counts = the file that counts for the locality { $place } is { $file }
decide-no-value = the file { $file } has no value for line { $line }
decide-another-value = line { $line } in the file { $file } is { $value }
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

reading-file-large = the file is larger than { $mb } MB
reading-many-parts = the file has too many parts ({ $count })
reading-part-outside = the part name “{ $part }” leads out of the file
reading-ratio = the content is compressed more than { $ratio } times, which no usual spreadsheet is
reading-part-damaged = the part “{ $part }” is damaged
reading-content-large = the content is larger than { $mb } MB when decompressed
reading-many-sheets = the file has too many sheets ({ $count })
reading-many-cells = the file has more than { $count } cells
reading-many-rows = the sheet { $sheet } has more than { $count } rows
reading-text-large = the text in the cells is longer than { $mb } MB
reading-timeout = reading took too long ({ $seconds } seconds)
reading-address = the cell address “{ $address }” is not on a sheet
reading-unopenable = The file { $file } cannot be opened: { $reason }.
reading-unprintable = Cell { $cell } has { $count } characters that cannot be printed (the first: U+{ $code }); documents print their codes instead.
reading-sheet-broken = The sheet { $sheet } is damaged, only { $cells } cells could be read: { $reason }.
reading-cell-cut = Cell { $cell } is too long, only its first { $kept } characters are kept.
reading-xls-cut = the .xls file is cut short
reading-xls-header = the header of the .xls file is damaged
reading-xls-size = the header of the .xls file declares wrong sizes
reading-password = the file has a password
reading-is-word = the file is a Word document, not a spreadsheet
reading-no-workbook = the file holds no spreadsheet
reading-is-pdf = the file is a PDF, not a spreadsheet
reading-is-rtf = the file is an RTF document, not a spreadsheet
reading-is-web-page = the file is a web page, not a spreadsheet
reading-is-rar = the file is a RAR archive, not a spreadsheet
reading-is-7z = the file is a 7z archive, not a spreadsheet
reading-is-picture = the file is a picture, not a spreadsheet
reading-empty-archive = the archive is empty
reading-excel-5 = the file is of Excel 5.0 or older
reading-empty = the file is empty
reading-zeros = the file is only zero bytes
reading-is-xml = the file is a web page or XML, not a spreadsheet
reading-is-text = the file is plain text, not a spreadsheet
reading-not-excel = the file is not an Excel workbook
reading-reader-stopped = the file stopped its reader, its structure is damaged
reading-damaged-or-cut = the file is damaged or cut short
reading-part-twice = the file has two parts of one name
reading-damaged = the file is damaged
reading-part-damaged-or-password = a part of the file is damaged or has a password
reading-strings-large = the string table of the file is too large
reading-is-powerpoint = the file is a PowerPoint presentation, not a spreadsheet
reading-no-workbook-part = the file lacks the part workbook.xml
reading-archive-no-workbook = the archive holds no spreadsheet
reading-no-sheets = the file has no sheets
reading-cell-outside = the file has a cell outside the sheet
reading-worker-ended = the file stopped its reader or needs too much memory
reading-not-xls = its structure is not that of .xls
reading-not-ods = its structure is not that of .ods
reading-declares-cells = the file declares too many cells
reading-structure = its structure is not that of its format
reading-archive-damaged = the archive is damaged
reading-part-missing = the file lacks a part it must have
reading-structure-excel = its structure is not that of Excel
reading-not-utf-8 = an XML part of the file is not UTF-8
reading-dtd = the file declares a DTD, which is not accepted
reading-string-count = the file declares a wrong number of strings
reading-save-again = Open the file in Excel, save it as .xlsx and send it again.
reading-retype = Delete the strange character or type it again in Unicode.
reading-shorten = Shorten the text of the cell.



## Submissions (normalise)



## Rules (validate)

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
relation-sum-at-most = Lines { $lines }: { $sum }, above line { $limit }, which is { $most }.
relation-sum-at-most-correction = Parts together must not be above their whole; check these lines.
relation-needs = Line { $line } is { $value }, but line { $with } is 0.
relation-needs-correction = Check both lines { $line } and { $with }; if they are right, explain it in the remarks.
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
relation-grows-since = Line { $line } is { $value }, but { $before } and what line { $by } counts since then, { $added }: { $sum }.
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
rate-needs-explanation = no land approved but not leased is reported that could explain the difference
rate-partly-explained = at most { $rate }% with all of line { $line } added; say which part was added
rate-explained = it agrees if line { $line } is added: { $rate }%
rate-not-explained = line { $line }, which is { $value }, brings it to { $rate }% only
relation-denominator = Line { $line } is { $value }, which agrees with { $taken }: the right denominator is line { $per }, which gives { $division }.
denominator-taken = { $division } (divided by line { $line })

decision-not-applied = Decision { $id } on line { $line } of the locality { $place } does not apply any more: { $why }.
decision-not-applied-correction = Look at the value again; write a new decision, or take this one back: briefbook decide undo … --undoes { $id }
decision-file-gone = the file { $file } is not there as it was
decision-another-file = the file that counts now is not { $file }
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

loading-folder = { $file } is a folder; the files in it are not read.
loading-folder-suggestion = Move the workbooks in it to the folder submissions itself, and the folder elsewhere.
loading-no-file = { $file } is not a regular file and is not read.
loading-no-file-suggestion = Replace it with the workbook the locality sent.
loading-unreadable = The file { $file } cannot be read: { $reason }.
loading-unreadable-suggestion = Copy the file to the folder submissions again and check that it may be read.
loading-gone = the file is gone, or is a link to a file that does not exist
loading-permission = no permission to read it
loading-error = the system reports an error ({ $error })
receipt-late = The report came after the deadline: received { $received }, deadline { $deadline }.
absent-send-again = Correct the file named in another finding and send it again.
absent-send = Send the report in the form.
absent = No report of the locality counts yet.



## Documents (compose)

unit-percentage-points = percentage points
comparison-of-same-localities = Changes are of the localities with data in both periods:
comparison-recomputed = Compared with the previous period by recomputed values:
comparison-rounded = Because of rounding, a change may differ in its last digit from the difference of the two numbers printed.
signs-below = Signs: { $signs }.
sign-none = { $sign } none
sign-missing = { $sign } no usable data
sign-not-applicable = { $sign } not applicable
parts-exceed = together { $sum }, { $gap } above the total
parts-fall-short = together { $sum }, { $gap } below the total
parts-of-places = the numbers of { $places } do not add up
parts-of-many = the numbers of { $count } localities do not add up
template-sum-note-needs-lines = sum_note needs the line of the total and those of its parts, as in {"{{"}sum_note "15" "15.1" "15.2"{"}}"}
approximate-below = { $sign } Totals with values that localities gave approximately: { $counts }.
total-of-approximate = with { $count } approximate values
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
doubtful-note = { $sign } Being verified, or depends on figures that are being verified.
held-note = { $sign } Wrong by its own evidence and not counted in totals: { $values }.
held-value = { $line } of { $place } ({ $value } { $unit })
held-and-more = { $values } and { $count } more
phrase-leader-unsure = { $leader } (not certain: depends on figures being verified of { $localities })
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

document-needs-place = there is one "{ $document }" for each locality: name one with --place
document-takes-no-place = "{ $document }" is about the conference and takes no --place
template-layouts-needs-lines = `layouts` needs rows = "lines"
template-name-twice = two things of this document are named "{ $name }"
template-against-one-line = a chart with `against` has one line
template-name-without-caption = a table without a caption has no number to refer to, so it needs no name
template-there-no-block = there is no block "{ $other }"
template-there-no-place = there is no place "{ $place }"
template-figure-cannot-show = a figure cannot show "{ $name }"
template-has-no-option-only = { $helper } has no option "{ $given }", only { $only }
template-column-with-line-needs-rows = a column with `line` or `of` needs rows = "localities" or "regions"
template-region-value-needs-document-per = region_value needs a document per locality
template-no-table-sheet-form-has = no table sheet of the form has a column "{ $key }"
template-funnel-has-one-series-rows = a funnel has one series: rows = "lines", or one line
template-progress-has-two-series-two = a progress has two series: two lines, or one `against` its target
template-chart-needs-one-more-lines = a chart needs one or more lines of one unit
template-rows-must-be-regions-localities = rows = "{ $other }" must be "regions", "localities" or "lines"
template-there-no-document = there is no document "{ $document }"
template-no-path-inside-book-on = "{ $path }" is no path inside the book on every system
template-more-than-blocks-brackets-stand = more than { $most } blocks or brackets stand within each other
template-unknown-name = unknown name "{ $name }"
template-if-needs-condition = if needs a condition
template-note-can-be-referred-to = a note can be referred to from paragraphs and items of lists only: "{ $text }"
template-only-words-can-stand-here = only words can stand here, no heading, list or block: "{ $text }"
template-needs-word = { $helper } needs a word
template-thresholds-toml-has-no-provision = thresholds.toml has no provision on "{ $id }"
template-not-day-like = "{ $day }" is not a day, like "2026-12-31"
template-name-written-with-z-hyphens = a name is written with a-z, 0-9 and hyphens, not "{ $name }"
template-nothing-document-named = nothing in this document is named "{ $name }"
template-line-dashes-means-nothing-here = a line of dashes means nothing here; for a new page write a ```page block
template-note-one-paragraph-without-lists = a note is one paragraph, without lists and blocks; an empty line stands behind it
template-heading-has-no-notes = a heading has no notes
template-headings-have-three-levels = headings have three levels: #, ##, ###
template-templates-cannot-hold = templates cannot hold this: { $what }
template-note-has-its-mark-already = the note [^{ $label }] has its mark already: a note is referred to once
template-note-has-no-notes = a note has no notes
template-note-written-twice-several-paragraphs = the note [^{ $label }] is written twice, or in several paragraphs
template-no-paragraph-says-what-note = no paragraph [^{ $label }]: … says what the note is
template-nothing-refers-to-note = nothing refers to the note [^{ $label }]
template-among-country-region-not = among is "country" or "region", not "{ $other }"
template-count-number-places-not = count is a number of places, not { $given }
template-leader-localities-regions-not = leader is of="localities" or of="regions", not "{ $other }"
template-direction-change-not = direction is of a change, not of "{ $token }"
template-needs-list-rows = { $helper } needs a list of rows
template-group-needs-by-column = group needs by="column"
template-largest-first-true-places-not = largest_first is true or "places", not { $other }
template-most-number-groups-not = most is a number of groups, not { $most }
template-first-needs-list-number-first = first needs a list and a number: (first changes 8)
template-largest-needs-by-column-most = largest needs by="column" and most=5
template-how-many-rows-places-not = how_many is of="rows" or of="places", not "{ $other }"
template-clause-needs-words = clause needs words
template-column-never-says-only = column "{ $column }" never says "{ $value }", only { $known }
template-form-has-no-table-sheet = the form has no table sheet "{ $key }"
template-table-sheet-has-no-column = table sheet "{ $sheet }" has no column "{ $key }"
template-by-region-goes-with-group = by_region goes with group_by = "place" only
template-sources-needs-document-per-locality = `sources` needs a document per locality; elsewhere a table with sources = true tells them
template-rows-matrix-needs-matrix = rows = "matrix" needs a matrix = {"{"} … {"}"}
template-means-nothing-with-rows = `{ $name }` means nothing with rows = "{ $rows }"
template-form-has-no-lines-section = the form has no lines in section "{ $code }" of sheet "{ $sheet }"
template-column-needs-line-show-show = a column needs `line`, `show`, or `of` and `show`
template-column-s-only-needs-table = a column's `only` needs `of`, the table sheet
template-rows-none = rows = "{ $key }" is none of { $known }
template-cites-by-hand = "{ $word }" is cited by hand and may not be law on the day of the document; declare it in thresholds.toml and write {"{{"}cites "…"{"}}"}, or comment {"{{"}!-- { $comment } … --{"}}"}
template-typed-beside-figure-would-stay = "{ $word }" is typed beside a figure and would stay when the figure changes; let a helper say it (fig, rank_words, leader), or write {"{"}{"{"}!-- { $comment } reason --{"}"}{"}"} above
template-needs-reason = "{ $comment }" needs a reason
template-nearest = { $message }; the nearest is "{ $nearest }"
template-nearest-line = { $message }; the nearest is "{ $code }" ({ $name })
template-in-context = { $context }: { $message }
template-other = { $words }
template-no-line = the form has no line "{ $code }"
template-no-column = rows have no column "{ $column }"
template-cannot-show = { $thing } cannot show "{ $what }"
template-thing-rows = these rows
template-thing-line = a line
template-thing-locality = a locality
template-thing-finding = a finding
template-thing-waiver = a waiver
template-thing-method = a way of calculating
template-thing-chart = a chart
template-toml-unknown-key = there is no key "{ $name }", only { $known }
template-toml-unknown-value = there is no value "{ $name }", only { $known }
template-toml-missing-key = the key "{ $name }" is missing
template-toml-syntax = this is not TOML: { $words }
template-first-line = the first line must be +++
template-front-matter-open = the front matter is not closed by +++
template-no-helper = there is no helper "{ $name }"
template-no-partial = there is no partial "{ $name }"
template-name-in-list = unknown name "{ $name }" here; inside of a list write @root.{ $name }
template-name-of-element = unknown name "{ $name }" here; it is one of the elements of a list
template-partials-in-circle = partials take each other in without end: { $names }
template-block-mismatch = the block opened by "{ $opened }" is closed by "{ $closing }"
template-syntax = wrong {"{{"}…{"}}"} syntax: a bracket is missing, or a block {"{{"}#…{"}}"} is not closed by {"{{"}/…{"}}"}



## Template reference (compose template_api)

reference-title = Writing templates: the words there are
reference-about = This file is printed by `briefbook templates`. Templates are `templates/<pack>/documents/*.hbs`; edit them with a text editor, check them with
reference-use = `briefbook check-templates`, look at them with `briefbook preview`.
reference-blocks = Blocks
reference-blocks-about = Between two lines of three backticks, the first with the name of the block.
reference-rows = Rows of tables (`rows`)
reference-rows-about = Also: the name of a table sheet of the form.
reference-names = Names in `{"{{"}…{"}}"}`
reference-names-about = `[]` is a list: use it in `{"{{"}#each …{"}}"}`, e.g. `{"{{"}#each findings.list{"}}"}{"{{"}message{"}}"}{"{{"}/each{"}}"}`.
reference-word = word
reference-meaning = meaning
reference-example = example
reference-key = key
reference-line = code of the line
reference-short = short name
reference-column = column
reference-helpers = Helpers
reference-helpers-about = Called in `{"{{"}…{"}}"}`; in brackets inside of another call.
reference-aspects = Aspects of a figure (`show`)
reference-aspects-about = With `fig`, and in columns with `line`.
reference-columns = What columns can show (`show` of a column)
reference-columns-about = It depends on the rows of the table.
reference-rows-of-sheet = Rows of a table sheet (also the columns of that sheet)
reference-rows-of-lines = Rows are `lines` (also every aspect of a figure)
reference-rows-are = Rows are `{ $rows }`
reference-keys = Keys
reference-keys-about = In TOML, `key = value` on each line.
reference-keys-of = Keys of { $what }
reference-form = Pack `{ $pack }`, form `{ $form }`
reference-sheet = Table sheet `{ $key }` (sheet { $sheet })
reference-place = name of the locality
reference-place-code = code of the locality, only in `{"{{"}…{"}}"}`
api-helper-fig = prints a number by the code of its line; `place` is another place (the document's by default), `show` another aspect of the figure, `unit=true` adds the unit
api-helper-rank-words = the rank in words: “highest”, “lowest”, “ranked 5/63”; says “jointly” where localities are equal; `among` is `country` or `region`; `most`, `least` change the words at both ends
api-helper-leader = who has the largest value, with the number: “highest in Hà Nội (70 clusters)”; `smallest=true` for the smallest, `of="regions"` compares regions, `place` stays within that place's region, `count` is how many; `most`, `least` change the words; more than five equal ones are counted
api-helper-compared = “higher than”, “lower than” or “equal to” compared with the country (or the place in `with`); `more`, `less`, `same` change the words
api-helper-ref = prints the number of the table, chart or annex whose block has `name = "bang-chinh"`: “Table 13”; a click leads there
api-helper-has = whether there are usable data for the line
api-helper-above-zero = whether the value of the line is above 0
api-helper-differs = whether the rate a locality reported differs from the recomputed one
api-helper-if = prints the part inside if there is something (text or list not empty, true)
api-helper-unless = prints the part inside if there is nothing
api-helper-each = repeats for each element of a list; inside, names are those of the element; `@first`, `@last`, `@index`; `../` is a name outside
api-helper-eq = two values are equal
api-helper-group = groups rows that say the same in a column, giving `key`, `count`, `places`, `rows`; `first`, `last` put a group at the beginning or the end; `blank` names the group of empty cells
api-helper-pick = takes only the rows that say exactly this
api-helper-how-many = counts rows, or localities (`of="places"`)
api-helper-clause = turns a proposal into the beginning of a sentence: without the lead words given and without the final stop
api-helper-direction = compared with the previous period: “rose by 12 clusters”, “fell by 3 clusters”, “unchanged”; `show` is `change` or `change_percent`, with `_2` for the period before; `rose`, `fell`, `same` change the words
api-helper-sum-note = behind parts: nothing where they add up to the total; else the difference, and the localities whose numbers do not add up
api-helper-rose = whether it rose
api-helper-fell = whether it fell
api-helper-in-force = whether the provision with this id in `thresholds.toml` is in force on the day of the document
api-helper-cites = cites instrument and article of the provision in force; secondary sources are named as such
api-helper-days-until = days from the day of the document to that day; empty once it has come
api-helper-days-since = how many days ago that day was on the day of the document; empty until it is past
api-helper-with = uses the names inside without their first part
api-helper-ne = two values differ
api-helper-gt = a count is larger
api-helper-gte = a count is larger or equal
api-helper-lt = a count is smaller
api-helper-lte = a count is smaller or equal
api-helper-and = both are true
api-helper-or = at least one is true
api-helper-not = the opposite
api-helper-len = the number of elements of a list, for comparisons
api-helper-raw = prints the braces {"{{"} {"}}"} as they are
api-helper-first = the first elements of a list
api-helper-largest = the rows with the largest numbers in a column, largest first; rows without a number are left out
api-helper-lookup = takes an element of a list, or an entry of an element
api-block-table = one or more tables
api-block-chart = a chart
api-block-note = a remark in small italics
api-block-sources = list of the source cells of each line (documents of a locality); every number leads to its cell here
api-block-contents = contents of the document
api-block-annex = begins an annex on a new page, numbered by itself where there are two or more
api-block-addressed = “To:” of an official letter; `to` lists the addressees
api-block-page = begins a new page, perhaps upright (`portrait`) or lying (`landscape`)
api-block-carried = puts the note on figures of the previous period (sign *) here instead of at the end; printed only where the document has such figures
api-block-closing = puts recipients and signature here instead of at the end
api-rows-localities = a row for each locality
api-rows-regions = a row for each region
api-rows-lines = a row for each line
api-rows-findings = a row for each finding
api-rows-waivers = a row for each waiver
api-rows-methods = a row for each way of calculating a rate
api-rows-matrix = a two-way table that counts two columns of a table sheet
api-of-locality-index = number of the row
api-of-locality-name = name of the locality; in rows of regions and totals, of the region or the country
api-of-locality-code = code of the locality
api-of-locality-file = the file that counts
api-of-locality-revision = which submission it is
api-of-locality-data-to = data as of
api-of-locality-received = when it was received, by received.csv
api-of-locality-lines = number of lines with data
api-of-locality-layout = number of the layout of the lines in the file, see `layouts`
api-of-region-name = name of the region
api-of-line-index = number of the row
api-of-line-code = code of the line
api-of-line-label = full name
api-of-line-short = short name
api-of-line-unit = unit
api-of-line-coverage = localities with data of those that should have
api-of-line-country-value = value of the country
api-of-line-region-value = value of the region (documents of a locality)
api-of-line-cell = the cell the figure was read from (documents of a locality)
api-of-line-layouts = a column for each layout: sheet and cell of the line in the files that keep it
api-of-finding-index = number of the row
api-of-finding-rule = id of the rule
api-of-finding-severity = Error, Warning, Note
api-of-finding-place = locality
api-of-finding-address = file, sheet, cell
api-of-finding-within = sheet and cell, without the file
api-of-finding-message = message
api-of-finding-told = message with same cause, explanation and waiver
api-of-finding-also = findings of the same cause
api-of-finding-explanation = the locality's explanation
api-of-finding-suggestion = how to correct it
api-of-finding-basis = legal basis
api-of-waiver-index = number of the row
api-of-waiver-rule = id of the rule
api-of-waiver-place = locality
api-of-waiver-line = code of the line
api-of-waiver-value = value
api-of-waiver-message = message of the waived finding
api-of-waiver-reason = reason
api-of-waiver-by = who decided (post)
api-of-waiver-until = until
api-of-method-index = number of the row
api-of-method-title = way of calculating
api-of-method-value = rate
api-of-method-coverage = localities with all the data
api-of-sheet-index = number of the row
api-of-sheet-place = locality
api-front-per = `conference`: one document for the conference; `locality`: one for each locality
api-front-for = `asked`: only localities whose report is missing, or that have something to correct or explain
api-front-language = `vi` (the default) or `en`: language of numbers, dates, captions and words that the program writes
api-front-names = `[names]`: what the form and the map call something, and what the document calls it, e.g. `"cụm" = "clusters"`
api-front-path = path in the book, without extension
api-front-title = title (file property)
api-front-subject = subject (file property)
api-front-author = issuing agency (file property)
api-front-footer = footer
api-front-masthead = head of the document by Decree 30/2020/NĐ-CP
api-front-closing = recipients and signature
api-masthead-agency = issuing agency, in capitals
api-masthead-number = number and symbol; not printed where empty
api-masthead-place-date = place and date
api-masthead-about = summary of an official letter, below its number
api-masthead-kind = type of the document, in capitals
api-masthead-summary = summary
api-closing-recipients = list of recipients
api-closing-signer = lines of the signer's capacity and post
api-table-caption = title, numbered by itself; without a title there is no number
api-table-name = name for `{"{{"}ref "…"{"}}"}`
api-table-sources = `true`: rows tell sources; numbers of the document lead here
api-table-rows = what each row is (see “Rows of tables”)
api-table-columns = the columns, a `{"{"} … {"}"}` each
api-table-section = adds all lines of a section: `{"{"} sheet = "bieu", code = "II" {"}"}`
api-table-lines = with `rows = "lines"`: only these lines, in this order
api-table-only = where rows are of a table sheet: only those that say this, `{"{"} phat_bieu = "Có" {"}"}`
api-table-having = with `rows = "localities"`: only localities whose value in this line is above 0
api-table-group-by = where rows are of a table sheet: grouped by a column or by `place`; with `rows = "lines"`: `sheet` is the source sheet
api-table-matrix = with `rows = "matrix"`: declares the two-way table
api-table-by-region = `true`: localities stand below the row of their region
api-table-total = `true`: adds a row for the country at the end
api-table-severity = with `rows = "findings"`: only these severities, `["error", "warning"]`
api-table-most-columns = a table with more columns than this is cut into several
api-column-head = head of the column
api-column-line = code of the line
api-column-show = what is printed (see “What columns can show”)
api-column-of = name of a table sheet: counts (`show = "count"`) or lists one of its columns
api-column-only = with `of`: only the rows that say this
api-column-align = `left`, `center`, `right`, `justify`
api-matrix-table = name of the table sheet
api-matrix-down = column of the sheet that becomes rows
api-matrix-across = column of the sheet that becomes columns
api-matrix-count = counts `places` (localities) or `rows`
api-matrix-most = most columns
api-matrix-rest = head of the column of all others
api-matrix-blank = name for empty cells
api-matrix-all = head of the last row and column
api-chart-caption = title, numbered by itself
api-chart-name = name for `{"{{"}ref "…"{"}}"}`
api-chart-kind = kind of chart
api-chart-rows = `regions`, `localities`, or `lines` (the lines of the document's place)
api-chart-lines = the lines, of one unit
api-chart-top = only so many places, the largest
api-chart-show = aspect of the figure, but for ranks and signed changes (their size is `moved`); `value` by default
api-chart-against = a second series of the same line: `{"{"} show = "target", names = ["Reached", "Target"] {"}"}`
api-against-show = aspect of the second series
api-against-names = names of both series in the legend
api-kind-ranked = horizontal bars, largest first
api-kind-grouped = upright bars side by side
api-kind-stacked = horizontal bars end to end
api-kind-funnel = funnel: steps after each other, with their share of the first
api-kind-line = line
api-kind-progress = progress bar: value on target
api-note-text = words of the note
api-sources-text = words before the list
api-contents-title = title of the contents
api-annex-title = title of the annex
api-annex-name = name for `{"{{"}ref "…"{"}}"}`
api-addressed-to = list of addressees
api-page-orientation = `portrait` upright, `landscape` lying; as before where empty
api-keys-front = the head of the file, between the `+++` lines
api-keys-masthead = `[masthead]` of the head
api-keys-closing = `[closing]` of the head
api-keys-table = block `table`
api-keys-column = a column of a table
api-keys-matrix = `matrix` of a table
api-keys-chart = block `chart`
api-keys-kind = `kind` of a chart
api-keys-against = `against` of a chart
api-keys-note = block `note`
api-keys-sources = block `sources`
api-keys-contents = block `contents`
api-keys-annex = block `annex`
api-keys-page = block `page`
api-keys-addressed = block `addressed`
api-name-conference-id = name of the conference's folder
api-name-conference-title = title of the conference
api-name-conference-date = day of the conference in full: 2 July 2021
api-name-conference-date-short = day of the conference in short
api-name-conference-year = year of the conference
api-name-conference-venue = venue
api-name-conference-period = reporting period
api-name-conference-vintage = number of localities on the map: 63, or 34 from 1 July 2025
api-name-conference-data-to = data as of
api-name-conference-deadline = deadline, day
api-name-conference-deadline-moment = deadline, time and day
api-name-conference-overdue = whether the deadline had passed when the document was made
api-name-conference-register = whether there is a register of receipts
api-name-conference-synthetic = whether the data are a sample
api-name-created-date = day the document was made, in full
api-name-created-date-short = day the document was made, in short
api-name-created-moment = time and day the document was made
api-name-created-year = year the document was made
api-name-coverage-text = “61 of 63 localities, data as of 14 June 2021”
api-name-coverage-expected = number of localities that must report
api-name-coverage-received = number of localities that sent something
api-name-coverage-accepted = number of localities that count
api-name-coverage-complete = whether all localities count
api-name-coverage-missing = names of localities without data: `{"{{"}this{"}}"}`
api-name-coverage-late = names of localities that were late: `{"{{"}this{"}}"}`
api-name-carried-any = whether figures of the previous period stand in for localities without a report (`carry_forward`)
api-name-carried-note = the sentence that says what the sign * is and for which localities; always added to documents with such figures
api-name-has-previous = whether there are data of a previous period
api-name-past-period = earlier periods, newest first: name of the period
api-name-past-data-to = data of that period as of
api-name-past-other-map = whether that period is on a former map
api-name-past-localities = number of localities of the map of that time
api-name-past-previous = `show` of that period's value: `previous_1`
api-name-past-current = `show` of the value of this period of the localities compared
api-name-past-change = `show` of the change since then
api-name-past-change-percent = `show` of the change in percent
api-name-past-moved = `show` of the change without its sign
api-name-past-moved-percent = `show` of the percentage without its sign
api-name-changes-since = changed since: the locality's submission before, or the edition before
api-name-changes-cells-place = a locality's figure that changed: name of the locality
api-name-changes-cells-place-code = code, for `place=`
api-name-changes-cells-line = code of the line
api-name-changes-cells-short = short name of the line
api-name-changes-cells-before = value before, with its unit
api-name-changes-cells-after = value now, with its unit
api-name-changes-cells-before-cell = cell before
api-name-changes-cells-after-cell = cell now
api-name-changes-cells-count = number of values that changed
api-name-changes-totals-place = a total or rate that changed: region or country
api-name-changes-totals-place-code = code, for `place=`
api-name-changes-totals-line = code of the line
api-name-changes-totals-short = short name of the line
api-name-changes-totals-before = value before, with its unit
api-name-changes-totals-after = value now, with its unit
api-name-changes-totals-before-cell = empty: totals have no cell
api-name-changes-totals-after-cell = empty: totals have no cell
api-name-changes-totals-count = number of totals and rates that changed
api-name-changes-ranks-place = a rank that changed, the largest change first: name of the locality
api-name-changes-ranks-place-code = code, for `place=`
api-name-changes-ranks-line = code of the line
api-name-changes-ranks-short = short name of the line
api-name-changes-ranks-before = rank before
api-name-changes-ranks-after = rank now
api-name-changes-ranks-count = number of ranks that changed
api-name-changes-sentences-document = a sentence that changed: the document
api-name-changes-sentences-before = sentence before
api-name-changes-sentences-after = sentence now
api-name-changes-sentences-count = number of sentences that changed
api-name-before-folding = number of findings before grouping by cause
api-name-waivers-any = whether anything is waived
api-name-findings-any = whether there are findings (in a locality's document: of the locality)
api-name-findings-total = number of findings
api-name-findings-errors = number of errors
api-name-findings-warnings = number of warnings
api-name-findings-infos = number of notes
api-name-findings-places = number of localities with findings
api-name-findings-to-correct = number of findings to correct, empty where there are none
api-name-findings-to-explain = number of findings to explain, empty where there are none
api-name-findings-of-files = as `findings.list`, only those about files that were sent
api-name-findings-list-rule = id of the rule
api-name-findings-list-severity = severity, in English
api-name-findings-list-severity-name = Error, Warning, Note
api-name-findings-list-place = locality
api-name-findings-list-address = file, sheet, cell
api-name-findings-list-message = message
api-name-findings-list-also = findings of the same cause
api-name-findings-list-explanation = the locality's explanation
api-name-findings-list-waived = reason of the waiver
api-name-findings-list-suggestion = how to correct it
api-name-findings-list-basis = legal basis
api-name-trial = as `findings`: findings of rules on trial, for the secretariat only
api-name-regions-place = code of the region, for `place=`
api-name-regions-name = name of the region
api-name-localities-code = code of the locality, for `place=`
api-name-localities-name = name of the locality
api-name-localities-title = “Tuyên Quang province”, “Hải Phòng city”
api-name-localities-name-now = name, with “(new)” where a former locality has the same name
api-name-localities-former = names of the former localities that merged, with “(cũ)”: `{"{{"}this{"}}"}`
api-name-localities-slug = code and name without accents, for file names
api-name-localities-region = name of the region
api-name-localities-region-place = code of the region
api-name-localities-submitted = whether it has a report that counts
api-name-localities-carried = whether figures of the previous period stand in for it
api-name-localities-files = every file that was sent: `name`, `received` (when, empty where not registered)
api-name-localities-file = the file that counts
api-name-place = as an element of `localities`: the locality the document is about (`per = "locality"`)
api-name-root-place = code of the place the document is about: `vn` or a locality's code
api-name-tables = rows of each table sheet (see the part on each form)
api-name-documents = only in `index.html.hbs`: `path`, `title` of each document
api-name-places = only in `index.html.hbs`: places with data, `place`, `name`, `workbook`; `{"{{"}#each (figures_of place){"}}"}` gives each figure of the place: `key`, `short`, `text`, `unit`, `source`
api-name-backs = only in `index.html.hbs`: `path`, `title` of each workbook handed back
api-name-documents-count = only in `index.html.hbs`: number of documents
api-aspect-value = the value: as the locality reported it, or a sum, or a rate computed from sums
api-aspect-computed = the rate recomputed from the locality's numerator and denominator
api-aspect-rank = rank in the country, 1 is the largest: 5/63
api-aspect-rank-in-region = rank in the region
api-aspect-reported = number of localities with data
api-aspect-numerator = numerator the rate is computed from
api-aspect-denominator = denominator the rate is computed from
api-aspect-spread = difference between the ways of calculating, in percentage points
api-aspect-previous = value of the previous period, on today's map, of the localities with data in both; `previous_2` is the period before
api-aspect-current = value of this period of the same localities: less `previous` it is `change`
api-aspect-change = change from the previous period, with its sign (`change_2`: the period before); of a rate, in percentage points
api-aspect-change-percent = change from the previous period, in percent
api-aspect-moved = size of the change, without its sign
api-aspect-moved-percent = size of the change, without its sign, in percent
api-aspect-target = target of the conference (`[targets]` in conference.toml)
api-aspect-gap = what is missing to the target
api-aspect-per-year = how much has to be added in each remaining year



## Printing (render)



## Workbooks that go out (spreadsheets)



## Publishing (publish)
