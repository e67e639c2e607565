#include "formats/epub/stylesheet.h"

namespace octavo::epub {

namespace {

constexpr std::string_view sheet =
    R"(/* Text: paragraphs of a book, not of a page of the web. */
body {
  margin: 0 4%;
  line-height: 1.4;
  widows: 2;
  orphans: 2;
}
p {
  margin: 0;
  text-indent: 0;
  text-align: justify;
  -epub-hyphens: auto;
  -webkit-hyphens: auto;
  hyphens: auto;
}
p + p {
  text-indent: 1.3em;
}
section > p:lang(zh),
body > p:lang(zh) {
  text-indent: 2em;
}
section > p:lang(ja),
body > p:lang(ja) {
  text-indent: 1em;
}
.small-caps {
  font-variant: small-caps;
  letter-spacing: 0.04em;
}
em:lang(ja),
em:lang(zh) {
  font-style: normal;
  -epub-text-emphasis-style: filled dot;
  text-emphasis-style: filled dot;
}
sup,
sub {
  font-size: 0.72em;
  line-height: 0;
}
u {
  text-decoration: underline;
}
a {
  color: inherit;
  text-decoration-thickness: 0.06em;
  text-underline-offset: 0.14em;
}

/* Headings. */
h1,
h2,
h3,
h4,
h5,
h6 {
  margin: 1.6em 0 0.6em;
  font-weight: normal;
  line-height: 1.2;
  text-align: left;
  text-align: start;
  text-indent: 0;
  -epub-hyphens: none;
  -webkit-hyphens: none;
  hyphens: none;
  page-break-after: avoid;
  break-after: avoid;
  page-break-inside: avoid;
  break-inside: avoid;
}
h1 {
  margin: 2.4em 0 1.6em;
  font-size: 1.6em;
  text-align: center;
}
h2 {
  font-size: 1.3em;
}
h3 {
  font-size: 1.1em;
  font-style: italic;
}
h4,
h5,
h6 {
  font-size: 1em;
  font-weight: bold;
}

/* A break between scenes: an ornament in the middle of some white. */
hr {
  height: 1em;
  margin: 1.4em 0;
  border: 0;
  text-align: center;
}
hr::before {
  content: "*\A0\A0*\A0\A0*";
  line-height: 1;
}

/* Matter set apart from the text. */
blockquote {
  margin: 1em 1.6em;
}
figure {
  margin: 1.4em 0;
  text-align: center;
  page-break-inside: avoid;
  break-inside: avoid;
}
figcaption,
caption {
  margin: 0.6em 1em 0;
  font-size: 0.88em;
  line-height: 1.3;
  text-align: center;
}
caption {
  margin: 0 0 0.6em;
  caption-side: top;
}
figcaption p,
caption p {
  text-align: center;
}
img {
  max-width: 100%;
  max-height: 95vh;
  object-fit: contain;
}
p img {
  vertical-align: middle;
}
.missing-picture {
  font-style: italic;
}
.verse {
  margin: 1em 0 1em 1.6em;
}
.verse p {
  margin: 0 0 0.8em;
  text-align: left;
  text-align: start;
  text-indent: 0;
  -epub-hyphens: none;
  -webkit-hyphens: none;
  hyphens: none;
}
.verse p:last-child {
  margin-bottom: 0;
}
.verse .line {
  display: block;
  padding-left: 2em;
  text-indent: -2em;
}
[dir="rtl"] .verse .line {
  padding-right: 2em;
  padding-left: 0;
}
.verse br {
  display: none;
}
.indent-1 {
  margin-left: 1em;
}
.indent-2 {
  margin-left: 2em;
}
.indent-3 {
  margin-left: 3em;
}
.indent-4 {
  margin-left: 4em;
}
.indent-5 {
  margin-left: 5em;
}
.indent-6 {
  margin-left: 6em;
}
.indent-7 {
  margin-left: 7em;
}
.indent-8 {
  margin-left: 8em;
}
.indent-9 {
  margin-left: 9em;
}
.indent-10 {
  margin-left: 10em;
}
.indent-11 {
  margin-left: 11em;
}
.indent-12 {
  margin-left: 12em;
}
.indent-13 {
  margin-left: 13em;
}
.indent-14 {
  margin-left: 14em;
}
.indent-15 {
  margin-left: 15em;
}
.indent-16 {
  margin-left: 16em;
}
[dir="rtl"] .indent-1 {
  margin-right: 1em;
  margin-left: 0;
}
[dir="rtl"] .indent-2 {
  margin-right: 2em;
  margin-left: 0;
}
[dir="rtl"] .indent-3 {
  margin-right: 3em;
  margin-left: 0;
}
[dir="rtl"] .indent-4 {
  margin-right: 4em;
  margin-left: 0;
}
[dir="rtl"] .indent-5 {
  margin-right: 5em;
  margin-left: 0;
}
[dir="rtl"] .indent-6 {
  margin-right: 6em;
  margin-left: 0;
}
[dir="rtl"] .indent-7 {
  margin-right: 7em;
  margin-left: 0;
}
[dir="rtl"] .indent-8 {
  margin-right: 8em;
  margin-left: 0;
}
[dir="rtl"] .indent-9 {
  margin-right: 9em;
  margin-left: 0;
}
[dir="rtl"] .indent-10 {
  margin-right: 10em;
  margin-left: 0;
}
[dir="rtl"] .indent-11 {
  margin-right: 11em;
  margin-left: 0;
}
[dir="rtl"] .indent-12 {
  margin-right: 12em;
  margin-left: 0;
}
[dir="rtl"] .indent-13 {
  margin-right: 13em;
  margin-left: 0;
}
[dir="rtl"] .indent-14 {
  margin-right: 14em;
  margin-left: 0;
}
[dir="rtl"] .indent-15 {
  margin-right: 15em;
  margin-left: 0;
}
[dir="rtl"] .indent-16 {
  margin-right: 16em;
  margin-left: 0;
}
.epigraph {
  margin: 1.2em 0 1.6em 20%;
  font-size: 0.92em;
}
.dedication {
  margin: 20% 10%;
  text-align: center;
}
.dedication p {
  text-align: center;
  text-indent: 0;
}
.center,
.center p {
  text-align: center;
  text-indent: 0;
}
.right,
.right p {
  text-align: right;
  text-align: end;
  text-indent: 0;
}

/* Code keeps its lines and never runs off the page. */
pre,
code {
  font-family: monospace;
  font-size: 0.86em;
  -epub-hyphens: none;
  -webkit-hyphens: none;
  hyphens: none;
}
pre {
  margin: 1em 0;
  padding-left: 1em;
  line-height: 1.35;
  text-align: left;
  text-indent: 0;
  white-space: pre-wrap;
  overflow-wrap: break-word;
  word-wrap: break-word;
}
pre code {
  font-size: 1em;
}

/* Lists. */
ul,
ol {
  margin: 0.8em 0;
  padding-left: 1.8em;
}
[dir="rtl"] ul,
[dir="rtl"] ol {
  padding-right: 1.8em;
  padding-left: 0;
}
li > ul,
li > ol {
  margin: 0;
}
li {
  margin: 0;
}
li > p {
  margin: 0 0 0.5em;
  text-indent: 0;
}
.task-open,
.task-done {
  list-style: none;
}
.task-open::before,
.task-done::before {
  display: inline-block;
  width: 1.5em;
  margin-left: -1.5em;
  content: "\2610";
}
.task-done::before {
  content: "\2611";
}
dl {
  margin: 0.8em 0;
}
dt {
  margin: 0.5em 0 0;
  font-weight: bold;
  page-break-after: avoid;
  break-after: avoid;
}
dd {
  margin: 0 0 0 1.8em;
}

/* Tables: rules above, below and under the head, nothing else. */
table {
  margin: 1.2em auto;
  border-top: 0.1em solid;
  border-bottom: 0.1em solid;
  border-collapse: collapse;
  font-size: 0.92em;
  line-height: 1.3;
}
th,
td {
  padding: 0.25em 0.6em;
  text-align: left;
  text-align: start;
  vertical-align: top;
}
thead th {
  border-bottom: 0.05em solid;
  vertical-align: bottom;
}
tr {
  page-break-inside: avoid;
  break-inside: avoid;
}
td p {
  text-align: left;
  text-align: start;
}
th.align-left,
td.align-left {
  text-align: left;
}
th.align-center,
td.align-center {
  text-align: center;
}
th.align-right,
td.align-right {
  text-align: right;
}

/* Notes. */
.noteref a,
.note-number,
.backlink {
  text-decoration: none;
}
.noteref a {
  padding: 0 0.1em;
}
.notes {
  margin-top: 2em;
  padding-top: 0.8em;
  border-top: 0.05em solid;
  font-size: 0.88em;
}
.note {
  margin: 0 0 0.5em;
}
.note p {
  text-indent: 0;
}
.note p + p {
  text-indent: 1.3em;
}
.note-number {
  padding-right: 0.2em;
}
.note-number::after {
  content: ".";
}
.backlink::after {
  content: "\A0\21A9\FE0E";
}

/* The pages before the text. */
.title-page {
  margin: 0 0 2.4em;
  text-align: center;
}
.title-page p {
  margin: 0.5em 0;
  text-align: center;
  text-indent: 0;
  -epub-hyphens: none;
  -webkit-hyphens: none;
  hyphens: none;
}
.title-page h1 {
  margin: 1.2em 0 0.5em;
  font-size: 1.9em;
}
.title-page .subtitle {
  margin-bottom: 1.2em;
  font-size: 1.2em;
  font-style: italic;
}
.title-page .author {
  font-variant: small-caps;
  letter-spacing: 0.04em;
}
.title-page .date,
.title-page .publisher,
.title-page .rights {
  font-size: 0.9em;
}
.title-page .rights {
  margin-top: 2em;
}
.cover {
  margin: 0 -4%;
  text-align: center;
}
.cover img {
  max-height: 100vh;
}
nav ol,
.contents ol {
  margin: 0;
  padding-left: 0;
  list-style: none;
}
nav ol ol,
.contents ol ol {
  padding-left: 1.6em;
  font-size: 0.96em;
}
[dir="rtl"] nav ol ol {
  padding-right: 1.6em;
  padding-left: 0;
}
nav li {
  margin: 0.3em 0;
}
nav a {
  text-decoration: none;
}
)";

}  // namespace

std::string_view stylesheet() {
  return sheet;
}

}  // namespace octavo::epub
