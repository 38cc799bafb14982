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
template-toml-unknown-key = { $words }
template-toml-unknown-value = { $words }
template-toml-missing-key = { $words }
template-toml-syntax = { $words }
template-first-line = the first line must be +++
template-front-matter-open = the front matter is not closed by +++
template-no-helper = there is no helper "{ $name }"
template-no-partial = there is no partial "{ $name }"
template-name-in-list = unknown name "{ $name }" here; inside of a list write @root.{ $name }
template-name-of-element = unknown name "{ $name }" here; it is one of the elements of a list
template-partials-in-circle = partials take each other in without end: { $names }
template-block-mismatch = { $words }
template-syntax = { $words }



## Template reference (compose template_api)



## Printing (render)



## Workbooks that go out (spreadsheets)



## Publishing (publish)
