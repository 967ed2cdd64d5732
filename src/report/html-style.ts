/** How the page of a review looks: the reader's own fonts and colours, light or dark. */
export const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; border: 1px solid; padding: 0.5rem; }
article { border-inline-start: 0.25rem solid; padding-inline-start: 1rem; margin-block: 1.5rem; }
article.error { border-color: #c62828; }
article.warning { border-color: #b26a00; }
article.notice { border-color: #1565c0; }
.severity { text-transform: uppercase; font-size: 0.8em; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
caption { text-align: start; padding-block: 0.5rem; }
th, td { text-align: start; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid #8886; }
tr.high td:first-child { font-weight: bold; }
`;
