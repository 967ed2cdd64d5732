/** The formats that only a review has. */
import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../src/report/render-csv.ts';
import { renderHtml } from '../../src/report/render-html.ts';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import { emptyReport, hostileReport, sampleReport } from './sample-report.ts';

describe('renderCsv', () => {
  it('has a row for each place, finding and suppressed finding', () => {
    const [head, ...rows] = renderCsv(sampleReport).split('\r\n');
    expect(head).toBe(
      'kind,path,line,surface,name,storage,level,data_types,writers,readers,rule,severity,confidence,message,reason',
    );
    expect(rows).toEqual([
      'state,app/layout.py,7,store,auth-store,local,high,credential.token pii.email,app/pages/login.py:42,' +
        'app/pages/home.py:1 app/pages/home.py:2 app/pages/home.py:3 app/pages/home.py:4 app/pages/home.py:5,,,,,',
      `state,app/layout.py,8,component,"'=cmd|""x""",page,none,,,,,,,,`,
      'finding,app/pages/login.py,42,store,,,high,credential.token pii.email,,,store-sensitive-data,error,high,' +
        "An access token ('user_token') is kept in the browser store 'auth-store'.,",
      'finding,run.py,3,config,,,none,,,,debug-exposed,notice,low,The debugger is on.,',
      'suppressed,dev.py,3,config,,,none,,,,debug-exposed,notice,low,The debugger is on.,never deployed',
      '',
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('keeps %j from being a formula', (name) => {
    const inventory = sampleReport.inventory?.slice(0, 1).map((entry) => ({ ...entry, name })) ?? [];
    expect(renderCsv({ ...emptyReport, inventory })).toContain(`,'${name},`);
  });
});

describe('renderHtml', () => {
  it('shows findings, state, and what is suppressed or was not read', () => {
    const page = renderHtml(sampleReport);
    const headings = Array.from(page.matchAll(/<h2>(.+?)<\/h2>/g), ([, text]) => text);
    expect(headings).toEqual(['Findings', 'State', 'Suppressed', 'Not read']);
    expect(page).toContain('<caption>2 places keep state, 1 of them highly sensitive data.</caption>');
    expect(page.match(/<tr class="(high|moderate|none)">/g)).toHaveLength(2);
    expect(page.match(/<article /g)).toHaveLength(2);
  });

  it('leaves out sections that would be empty', () => {
    expect(renderHtml(emptyReport)).not.toContain('<h2>');
  });

  it('runs nothing, loads nothing, and shows the text of a repository as text', () => {
    const page = renderHtml({ ...hostileReport, inventory: sampleReport.inventory ?? [] });
    const tags = new Set(Array.from(page.matchAll(/<\/?([a-z0-9]+)/g), ([, tag]) => tag));
    expect([...tags].filter((tag) => /^(img|script|a|b|link|iframe|svg)$/.test(tag ?? ''))).toEqual([]);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(page).toContain('&#60;img src=x&#62;');
    expect(page).toContain('\\u202e');
  });
});

it('renderMarkdown has the inventory as a table', () => {
  const text = renderMarkdown(sampleReport);
  expect(text).toContain('| Level | Surface | Name | Declared | Kept in | Data | Written | Read |');
  expect(text).toContain("| high | store | `auth-store` | `app/layout.py:7` | the browser's localStorage |");
});
