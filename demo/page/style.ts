/** The look of the page: quiet, in light and in dark. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1b2026; --soft: #5c6670; --back: #ffffff; --panel: #f5f7f9; --line: #d8dee4; --link: #0b5cad;
  --good: #1a7f37; --bad: #c4292e; --marked: #9a6700;
  --added: #e9f7ee; --added-number: #d3efdc; --added-mark: #a9e2bb;
  --removed: #fdeeed; --removed-number: #fadbd9; --removed-mark: #f5b8b4;
  --hunk: #eaf3fc; --comment-bar: #d9a514;
  --string: #0a4a82; --keyword: #b3261e; --call: #6b3fa0; --number: #0b5cad; --remark: #6a737d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e3e8ee; --soft: #949ea9; --back: #0e1217; --panel: #161b22; --line: #323a44; --link: #63a9f5;
    --good: #46b662; --bad: #f4655e; --marked: #d9a514;
    --added: #10261a; --added-number: #173a25; --added-mark: #22673a;
    --removed: #2b1518; --removed-number: #431d20; --removed-mark: #7a2d2e;
    --hunk: #132235; --comment-bar: #b98a12;
    --string: #9ecbff; --keyword: #f58a84; --call: #c8a6f5; --number: #79b8ff; --remark: #8b949e;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", system-ui, sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 32px 24px 96px; }
h1 { margin: 4px 0 8px; font-size: 28px; font-weight: 500; line-height: 1.25; }
h2 { margin: 48px 0 16px; font-size: 20px; font-weight: 600; line-height: 1.3; }
p { margin: 0 0 10px; }
a { color: var(--link); text-decoration: none; }
a:not([href]) { color: inherit; }
a[href]:hover { text-decoration: underline; }
code, pre, .diff { font-family: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; }
code { padding: 2px 4px; border-radius: 5px; background: var(--panel); font-size: 85%; }
h1 .soft { font-weight: 300; }
.soft { color: var(--soft); }
.icon { width: 16px; height: 16px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.icon.check { color: var(--good); }
.icon.cross { color: var(--bad); }
.icon.neutral { color: var(--soft); }

.head { padding-bottom: 16px; margin-bottom: 24px; border-bottom: 1px solid var(--line); }
.head p { margin: 0; }
.head code { color: var(--link); background: var(--hunk); }
.state { display: inline-flex; align-items: center; gap: 6px; margin-right: 6px; padding: 4px 12px; border-radius: 999px; background: #1f7a3a; color: #fff; font-weight: 500; }

.comment { max-width: 780px; border: 1px solid var(--line); border-radius: 8px; background: var(--back); overflow: hidden; }
.comment > header { display: flex; align-items: center; gap: 8px; padding: 7px 14px; border-bottom: 1px solid var(--line); background: var(--panel); }
.comment > .markdown { padding: 14px 16px; }
.avatar { display: inline-flex; align-items: center; justify-content: center; width: 22px; height: 22px; border-radius: 50%; background: #7a5bb0; color: #fff; font-size: 11px; font-weight: 600; }
.avatar.app { border-radius: 6px; background: #24527a; }
.avatar .icon { width: 14px; height: 14px; }
.label { padding: 0 7px; border: 1px solid var(--line); border-radius: 999px; color: var(--soft); font-size: 12px; line-height: 18px; }

.markdown > :last-child { margin-bottom: 0; }
.markdown h3 { margin: 20px 0 10px; font-size: 16px; }
.markdown ol, .markdown ul { margin: 0 0 12px; padding-left: 26px; }
.markdown ul { list-style: disc; }
.markdown li + li { margin-top: 4px; }
.markdown li > p { margin-bottom: 6px; }
.markdown pre { margin: 0 0 12px; padding: 12px 14px; overflow-x: auto; border-radius: 6px; background: var(--panel); font-size: 12px; line-height: 1.5; }
.markdown pre code { padding: 0; background: none; font-size: inherit; }
.markdown table:not(.diff) { margin: 0 0 12px; border-collapse: collapse; }
.markdown table:not(.diff) :is(th, td) { padding: 6px 12px; border: 1px solid var(--line); text-align: left; vertical-align: top; }
.markdown sub { color: var(--soft); font-size: 12px; line-height: 1.5; vertical-align: baseline; }
.markdown details { margin: 0 0 12px; }
.markdown summary { cursor: pointer; }
.markdown details > :nth-child(2) { margin-top: 8px; }

.rounds { margin: 0; padding: 0 0 0 20px; border-left: 2px solid var(--line); list-style: none; }
.round { position: relative; margin-bottom: 28px; }
.round:last-child { margin-bottom: 0; }
.round::before { content: ""; position: absolute; top: 5px; left: -27px; width: 12px; height: 12px; border: 2px solid var(--line); border-radius: 50%; background: var(--back); }
.commit { margin: 0 0 6px; }
.commit .soft { margin-left: 6px; }
.check, .settled { border: 1px solid var(--line); background: var(--back); }
.check { border-radius: 8px; }
.check + .settled, .settled + .settled { border-top: 0; }
.check:has(+ .settled) { border-radius: 8px 8px 0 0; }
.settled:last-child { border-radius: 0 0 8px 8px; }
.check > summary, .settled > summary { display: flex; align-items: center; gap: 8px; padding: 9px 14px; cursor: pointer; list-style: none; }
.check > summary::-webkit-details-marker, .settled > summary::-webkit-details-marker { display: none; }
.check > summary::after, .settled > summary::after { content: ""; flex: none; width: 6px; height: 6px; margin-left: auto; border: solid var(--soft); border-width: 0 1.5px 1.5px 0; transform: rotate(45deg); }
.check > .markdown, .settled > .markdown { padding: 14px 16px; border-top: 1px solid var(--line); overflow-x: auto; }
.settled > summary :is(code, .soft) { color: var(--soft); }
.settled > summary .soft { margin-left: auto; font-size: 12px; }
.settled > summary::after { margin-left: 0; }

.file { margin-bottom: 20px; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.file > h3 { display: flex; align-items: center; margin: 0; padding: 9px 14px; border-bottom: 1px solid var(--line); background: var(--panel); font-size: 13px; font-weight: 500; }
.file > h3 code { padding: 0; background: none; font-size: 13px; }
.counts { margin-left: auto; font-size: 12px; font-weight: 600; }
.plus { color: var(--good); }
.minus { color: var(--bad); }
.scroll { overflow-x: auto; }
.diff { width: 100%; border-collapse: collapse; font-size: 12px; line-height: 20px; }
.diff td { padding: 0; vertical-align: top; }
.diff .number { width: 44px; min-width: 44px; padding: 0 10px 0 6px; color: var(--soft); text-align: right; user-select: none; }
.diff .code { padding: 0 16px 0 28px; position: relative; white-space: pre-wrap; overflow-wrap: anywhere; }
.diff .added { background: var(--added); }
.diff .removed { background: var(--removed); }
.diff .added .number { background: var(--added-number); }
.diff .removed .number { background: var(--removed-number); }
.diff .added .code::before, .diff .removed .code::before { position: absolute; left: 12px; color: var(--soft); }
.diff .added .code::before { content: "+"; }
.diff .removed .code::before { content: "−"; }
.diff .hunk { background: var(--hunk); color: var(--soft); line-height: 28px; }
.diff .commented .code { box-shadow: inset 3px 0 var(--comment-bar); }
.diff :target .number { background: var(--comment-bar); color: #fff; }
.diff mark { color: inherit; background: none; }
.diff .added mark { background: var(--added-mark); }
.diff .removed mark { background: var(--removed-mark); }
.note > td, div.note { padding: 12px 14px 14px; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); background: var(--panel); font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", system-ui, sans-serif; }
.note:last-child > td { border-bottom: 0; }
.diff .note > td { padding: 12px 14px 14px; }
.suggestion { margin: 0 0 12px; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.suggestion figcaption { padding: 6px 12px; border-bottom: 1px solid var(--line); background: var(--panel); color: var(--soft); font-size: 12px; }
.py-string { color: var(--string); }
.py-keyword { color: var(--keyword); }
.py-call, .py-decorator { color: var(--call); }
.py-number { color: var(--number); }
.py-comment { color: var(--remark); }
`;
